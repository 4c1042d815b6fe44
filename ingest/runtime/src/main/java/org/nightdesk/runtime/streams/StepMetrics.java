package org.nightdesk.runtime.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;

/// Counts what goes through the steps of a service. For each step: records in = records worked on +
/// dead letters of reason `unreadable` and `failed`. Thread-safe.
public final class StepMetrics {
  private final MeterRegistry meters;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  public StepMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /// A record came in.
  public void received(String stage) {
    counter("nightdesk.records.in", "stage", stage).increment();
  }

  void sent(String stage, Event event) {
    if (event.stream().equals(Stream.DEAD_LETTERS)) {
      String reason = event.headers().getOrDefault(CloudEvent.DEAD_REASON, "");
      counters
          .computeIfAbsent(
              "dead " + stage + " " + reason,
              _ -> meters.counter("nightdesk.dead.letters", "stage", stage, "reason", reason))
          .increment();
    } else {
      counters
          .computeIfAbsent(
              "out " + stage + " " + event.stream().name(),
              _ ->
                  meters.counter(
                      "nightdesk.records.out", "stage", stage, "stream", event.stream().name()))
          .increment();
    }
  }

  private Counter counter(String name, String tag, String value) {
    return counters.computeIfAbsent(name + " " + value, _ -> meters.counter(name, tag, value));
  }
}
