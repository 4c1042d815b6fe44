package org.nightdesk.ingest.news;

import java.util.LinkedHashMap;
import java.util.Map;

/// What of a feed is known already: item id to content hash, those longest out of the document
/// first. Bounded, so that a feed with ever new entries does not grow without end.
public record Seen(Map<String, String> hashes) {
  public static final Seen NOTHING = new Seen(Map.of());

  /// Entries that left the document and may come back.
  static final int MOST_GONE = 2_000;

  public Seen {
    // Order matters, which Map.copyOf does not keep.
    hashes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
  }
}
