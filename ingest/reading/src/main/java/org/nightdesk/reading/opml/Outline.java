package org.nightdesk.reading.opml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One subscription of a list.
///
/// @param xmlUrl address of the feed as written, without white space around it
/// @param title one line; absent if the list gives none
/// @param htmlUrl the site's page
/// @param path titles of the enclosing folders, outermost first
public record Outline(
    String xmlUrl, @Nullable String title, @Nullable String htmlUrl, List<String> path) {
  public Outline {
    path = List.copyOf(path);
  }
}
