package org.nightdesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.FeedStatus.Health;

/// How a feed is doing, and when staff were last told. Pure.
///
/// @param health in a word
/// @param reason in a sentence; absent while all is well
/// @param since when the word last changed
/// @param told when a status was last sent
record Standing(Health health, @Nullable String reason, Instant since, Instant told) {
  /// A status is told on change, and so often at least.
  private static final Duration TELL = Duration.ofMinutes(10);

  static Standing begin(Instant now) {
    return new Standing(Health.WAITING, null, now, now);
  }

  Standing is(Health word, @Nullable String why, Instant now) {
    return new Standing(word, why, word == health ? since : now, told);
  }

  /// A paused feed waits for its first poll; any other keeps its word until it is polled.
  Standing resumed(Instant now) {
    return health == Health.PAUSED ? is(Health.WAITING, null, now) : this;
  }

  Standing told(Instant now) {
    return new Standing(health, reason, since, now);
  }

  boolean isToldAgain(Instant now) {
    return Duration.between(told, now).compareTo(TELL) >= 0;
  }
}
