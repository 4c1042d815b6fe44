package org.nightdesk.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/// The one punctuation of a scheduler. It stands for an instant and never for a rate, because every
/// wall-clock punctuation makes a transaction, also when there is nothing to do.
final class Alarm {
  static final Duration FASTEST = Duration.ofMillis(10);
  private static final Duration FARTHEST = Duration.ofHours(1);

  private final Runnable ring;
  private @Nullable Cancellable timer;
  private Instant at = Plan.NEVER;

  Alarm(Runnable ring) {
    this.ring = ring;
  }

  /// Forgets the timer: it belonged to a context that is gone.
  void reset() {
    timer = null;
    at = Plan.NEVER;
  }

  /// It rang; whatever comes next is set anew, because a punctuation repeats itself otherwise.
  void rang() {
    at = Instant.EPOCH;
  }

  /// Sets it, and only when that changes something; [Plan#NEVER] switches it off.
  void set(ProcessorContext<?, ?> context, Instant now, Instant next) {
    if (timer != null && at.equals(next)) {
      return;
    }
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    at = next;
    if (next.equals(Plan.NEVER)) {
      return;
    }
    Duration wait = Duration.between(now, next);
    Duration bounded =
        wait.compareTo(FASTEST) < 0 ? FASTEST : wait.compareTo(FARTHEST) > 0 ? FARTHEST : wait;
    timer = context.schedule(bounded, PunctuationType.WALL_CLOCK_TIME, _ -> ring.run());
  }
}
