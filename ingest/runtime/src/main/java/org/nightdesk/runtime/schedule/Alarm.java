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
  private Instant at = Plan.NEVER; // when the timer rings

  Alarm(Runnable ring) {
    this.ring = ring;
  }

  /// Switches it off. One that has rung needs that too, because a punctuation repeats itself; and
  /// one whose scheduler is closed, because the task keeps its punctuations when it is suspended.
  void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /// Sets it; [Plan#NEVER] switches it off. One that is set is never put off: with a record every
  /// few milliseconds, each of which asks for ten more, it would not ring at all.
  void set(ProcessorContext<?, ?> context, Instant now, Instant next) {
    if (next.equals(Plan.NEVER)) {
      cancel();
      return;
    }
    Duration wait = bounded(Duration.between(now, next));
    if (timer != null && !now.plus(wait).isBefore(at)) {
      return;
    }
    cancel();
    at = now.plus(wait);
    timer = context.schedule(wait, PunctuationType.WALL_CLOCK_TIME, _ -> ring.run());
  }

  private static Duration bounded(Duration wait) {
    return wait.compareTo(FASTEST) < 0 ? FASTEST : wait.compareTo(FARTHEST) > 0 ? FARTHEST : wait;
  }
}
