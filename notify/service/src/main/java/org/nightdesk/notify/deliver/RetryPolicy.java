package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Hash;

/// When a failed attempt is repeated. Pure; the jitter is a function of the message and the
/// attempt.
final class RetryPolicy {
  /// After that nobody waits for the news any more.
  static final Duration LONGEST = Duration.ofDays(3);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofDays(1));

  // The receiver said no; it may have been a slip, but not often.
  private static final int FEW = 3;

  private RetryPolicy() {}

  /// What is known of the attempt that failed.
  ///
  /// @param id of the message
  /// @param number of the attempt, from 1
  /// @param first when the message was first due
  /// @param asked how long the receiver asks us to wait; absent: it did not
  record Attempt(
      String id, int number, Instant first, Reason reason, @Nullable Duration asked, Instant now) {}

  /// The next attempt; empty: none.
  static Optional<Instant> next(Attempt attempt) {
    int most =
        switch (attempt.reason()) {
          case GONE, BLOCKED, NOT_SET_UP -> 1;
          // Not of attempts at all.
          case DELETED,
              UNSUBSCRIBED,
              PAUSED,
              MUTED,
              BACKLOG,
              THROTTLED,
              LATE,
              ALREADY_TOLD,
              NOT_TOLD ->
              1;
          case REFUSED, UNAUTHORIZED, INTERNAL -> FEW;
          case UNREACHABLE, TIMEOUT, BUSY, SERVER_ERROR -> PAUSES.size() + 1;
        };
    if (attempt.number() >= most) {
      return Optional.empty();
    }
    Duration pause = jittered(attempt);
    if (attempt.asked() != null && attempt.asked().compareTo(pause) > 0) {
      pause = attempt.asked();
    }
    Instant last = attempt.first().plus(LONGEST);
    Instant next = attempt.now().plus(pause);
    if (!attempt.now().isBefore(last)) {
      return Optional.empty();
    }
    return Optional.of(next.isAfter(last) ? last : next);
  }

  /// Nine to eleven tenths of the pause, so that many messages do not come again together.
  private static Duration jittered(Attempt attempt) {
    Duration pause = PAUSES.get(attempt.number() - 1);
    String hash = Hash.of(2, "jitter", attempt.id(), Integer.toString(attempt.number()));
    int of65536 = Integer.parseInt(hash, 16);
    long tenths = pause.toMillis() / 10;
    return pause.minusMillis(tenths).plusMillis(2 * tenths * of65536 / 65536);
  }
}
