package org.nightdesk.notify.match;

import java.time.Duration;
import java.time.Instant;

/// Lets one part of a fan-out go at a time, so far apart that a commit lies between: the partitions
/// of a process share its transactions. Thread-safe.
final class Turns {
  private final Duration apart;
  private Instant free = Instant.EPOCH;

  Turns(Duration apart) {
    this.apart = apart;
  }

  /// Takes a turn.
  ///
  /// @return now if it was granted, else when to ask again
  synchronized Instant take(Instant now) {
    boolean clockWasPutBack = free.isAfter(now.plus(apart));
    if (free.isAfter(now) && !clockWasPutBack) {
      return free;
    }
    free = now.plus(apart);
    return now;
  }
}
