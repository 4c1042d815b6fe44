package org.nightdesk.reading.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed as it states itself. A feed without entries is a feed.
///
/// @param format `rss`, `atom`, `rdf` or `json`
/// @param title one line of plain text
/// @param link the page of the site, absolute where a base is known
/// @param language as stated
/// @param entries all of them, in document order, nothing merged
/// @param repairs what had to be mended, in the words of `xml.Repair` and of `decode.Decoded`
public record ReadFeed(
    String format,
    @Nullable String title,
    @Nullable String link,
    @Nullable String language,
    List<Entry> entries,
    List<String> repairs)
    implements ReadResult {
  public ReadFeed {
    entries = List.copyOf(entries);
    repairs = List.copyOf(repairs);
  }
}
