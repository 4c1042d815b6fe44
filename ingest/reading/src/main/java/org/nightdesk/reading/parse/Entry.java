package org.nightdesk.reading.parse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.clean.PlainText;

/// One entry as the feed states it.
///
/// @param id GUID, Atom id or `rdf:about`, untouched
/// @param title one line of plain text; empty if there is none
/// @param link absolute where a base is known; any scheme
/// @param published as stated, unless it is unreadable; may be far in the future
/// @param updated as stated, unless it is unreadable
/// @param summary HTML, not cleaned
/// @param content HTML, not cleaned
/// @param authors names as stated
/// @param categories as stated
public record Entry(
    @Nullable String id,
    String title,
    @Nullable String link,
    @Nullable Instant published,
    @Nullable Instant updated,
    @Nullable String summary,
    @Nullable String content,
    List<String> authors,
    List<String> categories) {
  public Entry {
    authors = List.copyOf(authors);
    categories = List.copyOf(categories);
  }

  /// The summary as plain text, worked out at each call; empty if there is none.
  public String summaryText() {
    return summary == null ? "" : PlainText.of(summary);
  }

  /// The content as plain text, worked out at each call; empty if there is none.
  public String contentText() {
    return content == null ? "" : PlainText.of(content);
  }
}
