package org.nightdesk.reading.extract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page's article says.
///
/// @param title one line; empty if the page has none
/// @param text plain text, paragraphs apart by an empty line; empty if none was found
/// @param published as the page states it
/// @param authors as the page states them
public record Article(
    String title, String text, @Nullable Instant published, List<String> authors) {
  public static final Article NOTHING = new Article("", "", null, List.of());

  public Article {
    authors = List.copyOf(authors);
  }
}
