package org.nightdesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus.Health;

/// What ingest keeps of a feed besides the ids it has seen: the only row that is written when a
/// poll brings nothing.
///
/// @param feed as the desk wants it
/// @param polling what decides when and how it is asked
/// @param standing the word that staff read
/// @param findings what its polls have shown so far
record FeedRow(Feed feed, Polling polling, Standing standing, Findings findings) {

  static FeedRow begin(Feed feed, Duration interval, Instant now) {
    return new FeedRow(feed, Polling.begin(interval), Standing.begin(now), Findings.NONE);
  }

  /// The same feed as the desk wants it now; another address is another document.
  FeedRow wanted(Feed wanted) {
    boolean same = wanted.url().equals(feed.url());
    return new FeedRow(wanted, same ? polling : polling.moved(), standing, findings);
  }

  FeedRow is(Health word, Instant now) {
    return with(standing.is(word, null, now));
  }

  FeedRow with(Standing other) {
    return new FeedRow(feed, polling, other, findings);
  }

  boolean isCheck() {
    return feed.state() == Feed.State.CHECK;
  }

  boolean isPaused() {
    return feed.state() == Feed.State.PAUSED;
  }

  /// Whether a poll for the one answers the other: the same address, and the same of it is news.
  boolean asksLike(FeedRow other) {
    return feed.url().equals(other.feed.url())
        && polling.read() == other.polling.read()
        && (polling.read() || Objects.equals(feed.backfillHours(), other.feed.backfillHours()));
  }
}
