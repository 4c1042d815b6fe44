package org.nightdesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.ingest.fetch.Fetched.Validators;

/// What ingest keeps of a feed besides the ids it has seen: the only row that is written when a
/// poll brings nothing.
///
/// @param feed as the desk wants it
/// @param read whether it was read with success once, so that the next poll is no baseline
/// @param statusAt when its status was last told
record FeedRow(
    Feed feed,
    boolean read,
    Validators validators,
    Duration interval,
    long polls,
    int failures,
    long items,
    int entries,
    Health health,
    @Nullable String reason,
    Instant since,
    @Nullable Integer status,
    @Nullable String title,
    @Nullable String link,
    @Nullable Instant lastPoll,
    @Nullable Instant lastNew,
    Instant statusAt) {

  static FeedRow begin(Feed feed, Duration interval, Instant now) {
    return new FeedRow(
        feed,
        false,
        Validators.NONE,
        interval,
        0,
        0,
        0,
        0,
        Health.WAITING,
        null,
        now,
        null,
        null,
        null,
        null,
        null,
        now);
  }

  /// The same feed as the desk wants it now; another address is another document.
  FeedRow wanted(Feed wanted) {
    boolean same = wanted.url().equals(feed.url());
    return new FeedRow(
        wanted,
        read,
        same ? validators : Validators.NONE,
        interval,
        polls,
        same ? failures : 0,
        items,
        entries,
        health,
        reason,
        since,
        status,
        title,
        link,
        lastPoll,
        lastNew,
        statusAt);
  }

  FeedRow is(Health word, @Nullable String why, Instant now) {
    return new FeedRow(
        feed,
        read,
        validators,
        interval,
        polls,
        failures,
        items,
        entries,
        word,
        why,
        word == health ? since : now,
        status,
        title,
        link,
        lastPoll,
        lastNew,
        statusAt);
  }

  FeedRow told(Instant now) {
    return new FeedRow(
        feed,
        read,
        validators,
        interval,
        polls,
        failures,
        items,
        entries,
        health,
        reason,
        since,
        status,
        title,
        link,
        lastPoll,
        lastNew,
        now);
  }

  FeedStatus statusAt(Instant due, java.util.List<org.nightdesk.contract.FeedLink> candidates) {
    return new FeedStatus(
        feed.id(),
        health,
        reason,
        since,
        feed.url(),
        org.nightdesk.contract.Ids.hostOfFeed(feed.id()),
        title,
        link,
        status,
        lastPoll,
        lastNew,
        due.equals(org.nightdesk.runtime.schedule.Plan.NEVER) ? null : due,
        interval.toSeconds(),
        polls,
        failures,
        items,
        entries,
        candidates,
        statusAt);
  }
}
