package org.nightdesk.reading.identify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One poll of a feed: what its items have in common.
///
/// @param feedId id of the feed
/// @param url where the feed is fetched from
/// @param seen when Nightdesk first saw these entries; the same for all of one poll
/// @param fetched when the answer had been read to its end
/// @param newsSince on a feed's first poll: an entry published before, or without a date, is
///   baseline; absent on later polls, which have none
public record Polled(
    String feedId, String url, Instant seen, Instant fetched, @Nullable Instant newsSince) {

  /// @param published as the entry states it, if it can be true
  boolean isBaseline(@Nullable Instant published) {
    return newsSince != null && (published == null || published.isBefore(newsSince));
  }
}
