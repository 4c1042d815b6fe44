package org.nightdesk.runtime;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.health.Health.Report;

/// Judges how an application is, from what is seen of it. Pure.
///
/// @param name of the application
/// @param state of Kafka Streams
/// @param since for how long it has been in that state
/// @param hasTasks whether it has been given a share of the work
/// @param stuck what does not move, in words; absent: it gets on
/// @param lastFailure absent: none yet
record Condition(
    String name,
    KafkaStreams.State state,
    Duration since,
    boolean hasTasks,
    @Nullable String stuck,
    @Nullable String lastFailure) {

  /// Longer without its work, or without getting on, and something hangs that should be looked at.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Work that is shared out among instances comes within this.
  private static final Duration SETTLED = Duration.ofSeconds(10);

  /// Ready means that it runs and gets on with its share of the work, or that others have it all.
  ///
  /// @param transactions says which are open; asked only when something hangs
  Report report(Supplier<String> transactions) {
    String failure = lastFailure == null ? "" : "; last failure: " + lastFailure;
    if (state == KafkaStreams.State.RUNNING) {
      return running(failure, transactions);
    }
    String detail = "%s is %s since %d s%s".formatted(name, state, since.toSeconds(), failure);
    return since.compareTo(PATIENCE) > 0
        ? new Report.Failing(detail + "; " + transactions.get())
        : new Report.Starting(detail);
  }

  private Report running(String failure, Supplier<String> transactions) {
    if (stuck != null) {
      return new Report.Failing(
          "%s is running, but %s%s; %s".formatted(name, stuck, failure, transactions.get()));
    }
    if (hasTasks) {
      return new Report.Ready(name + " is running");
    }
    return since.compareTo(SETTLED) > 0
        ? new Report.Ready(name + " is running as a spare: other instances have all its work")
        : new Report.Starting(name + " is running and waits for its share of the work");
  }
}
