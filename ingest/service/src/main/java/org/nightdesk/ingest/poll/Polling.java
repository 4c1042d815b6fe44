package org.nightdesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import org.nightdesk.ingest.fetch.Fetched.Validators;

/// When and how a feed is asked. Pure.
///
/// @param read whether it was read with success once, so that the next poll is no baseline
/// @param validators to send with the next request
/// @param interval between polls while it works
/// @param polls since it was added
/// @param failures in a row
record Polling(boolean read, Validators validators, Duration interval, long polls, int failures) {
  /// Validators lie: now and then they are left out.
  private static final int UNCONDITIONAL_EVERY = 12;

  static Polling begin(Duration interval) {
    return new Polling(false, Validators.NONE, interval, 0, 0);
  }

  /// The feed stands at another address.
  Polling moved() {
    return new Polling(read, Validators.NONE, interval, polls, 0);
  }

  Polling unchanged(Validators answered, Interval.Bounds bounds) {
    return new Polling(read, answered, Interval.next(interval, false, bounds), polls + 1, 0);
  }

  /// A document was read. The first one says nothing about how often there is news.
  Polling read(Validators answered, boolean news, Interval.Bounds bounds) {
    Duration next = read ? Interval.next(interval, news, bounds) : interval;
    return new Polling(true, answered, next, polls + 1, 0);
  }

  /// A part of a document was taken: what is sent next, and whether the poll is the first, is as it
  /// was before it, so that the rest of it is asked for and judged alike.
  Polling part() {
    return new Polling(read, validators, interval, polls, 0);
  }

  /// A document was looked at, but nothing of it was taken: the next poll is still the first.
  Polling checked() {
    return new Polling(read, validators, interval, polls + 1, 0);
  }

  Polling failed() {
    return new Polling(read, validators, interval, polls + 1, failures + 1);
  }

  /// What to send: every twelfth request is unconditional, but the body is compared all the same.
  Validators sent() {
    boolean unconditional = polls % UNCONDITIONAL_EVERY == UNCONDITIONAL_EVERY - 1;
    return unconditional ? new Validators(null, null, validators.bodyHash()) : validators;
  }

  /// When the feed is polled next.
  ///
  /// @param asked for by the site, at least so long; zero: nothing was asked
  Instant due(String feedId, Duration asked, Instant now) {
    Duration wait = failures == 0 ? interval : Interval.afterFailures(interval, failures);
    Duration jittered = Interval.jittered(wait, feedId, polls);
    return now.plus(asked.compareTo(jittered) > 0 ? asked : jittered);
  }
}
