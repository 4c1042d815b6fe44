package org.nightdesk.app.wire;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that happened to an item, as one record tells it.
///
/// @param at when Nightdesk saw it
/// @param kind one word
/// @param text one line for people
/// @param replay the record was put back by hand; absent: it came by itself
/// @param stream where the record stands
/// @param record the record itself
record Happening(
    Instant at, String kind, String text, @Nullable String replay, String stream, Shown record) {

  /// One line of a timeline.
  String line() {
    String by = replay == null ? "" : "  (put back by hand, %s)".formatted(replay);
    return "%-24s  %-11s  %s%s".formatted(at, kind, Objects.requireNonNull(text), by);
  }
}
