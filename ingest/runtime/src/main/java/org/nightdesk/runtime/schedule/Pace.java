package org.nightdesk.runtime.schedule;

import java.time.Duration;
import java.time.Instant;

/// How soon to look whether a job has ended: quick jobs are met quickly, and slow ones cost few
/// transactions.
final class Pace {
  private static final Duration SLOWEST = Duration.ofMillis(250);

  private Instant worked = Instant.EPOCH;

  /// A job started or ended.
  void worked(Instant now) {
    worked = now;
  }

  /// When to look: a tenth of what has passed since, within bounds.
  Instant next(Instant now) {
    Duration tenth = Duration.between(worked, now).dividedBy(10);
    if (tenth.compareTo(Alarm.FASTEST) < 0) {
      return now.plus(Alarm.FASTEST);
    }
    return now.plus(tenth.compareTo(SLOWEST) > 0 ? SLOWEST : tenth);
  }
}
