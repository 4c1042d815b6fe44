package org.nightdesk.ingest.poll;

import org.jspecify.annotations.Nullable;
import org.nightdesk.ingest.fetch.Fetched;

/// How a poll ended, and what had been asked.
///
/// @param asked the feed's row when the poll was sent out; absent: Nightdesk failed on it
record Answer(@Nullable FeedRow asked, Fetched fetched) {
  /// Why nothing is made of it for a feed that stands so by now, from a closed set; absent: it is
  /// an answer to what would be asked now.
  @Nullable String outdated(FeedRow row) {
    if (row.isPaused()) {
      return "paused";
    }
    return asked == null || asked.asksLike(row) ? null : "changed";
  }
}
