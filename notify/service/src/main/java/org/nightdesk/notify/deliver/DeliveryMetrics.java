package org.nightdesk.notify.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.contract.Delivery;

/// Counts what becomes of alerts: `nightdesk.alerts` = `nightdesk.alerts.ended` over all outcomes
/// (delivered, suppressed, given up) + those pending. An alert that comes a second time is counted
/// as repeated only. Thread-safe.
public final class DeliveryMetrics {
  private final MeterRegistry meters;
  private final Timer seconds;
  private final Map<String, Instant> pending = new ConcurrentHashMap<>(); // row key to first due

  public DeliveryMetrics(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.seconds =
        Timer.builder("nightdesk.feed.to.alert")
            .description("From the end of the feed's answer to the end of the delivery")
            .serviceLevelObjectives(
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5))
            .register(meters);
    meters.gauge("nightdesk.messages.pending", pending, Map::size);
    meters.gauge("nightdesk.oldest.undelivered.seconds", pending, map -> oldest(map, clock));
  }

  private static double oldest(Map<String, Instant> pending, InstantSource clock) {
    Instant now = clock.instant();
    return pending.values().stream()
        .mapToDouble(first -> Math.max(0, Duration.between(first, now).toMillis() / 1000.0))
        .max()
        .orElse(0);
  }

  void arrived() {
    meters.counter("nightdesk.alerts").increment();
  }

  void repeated() {
    meters.counter("nightdesk.alerts.repeated").increment();
  }

  /// Alerts that were not made, because their item was put back by hand: suppressed before there is
  /// anything to record.
  public void replayed(int alerts) {
    meters.counter("nightdesk.alerts").increment(alerts);
    meters
        .counter("nightdesk.alerts.ended", "outcome", "suppressed", "reason", "replay")
        .increment(alerts);
  }

  void waits(String key, Instant first) {
    pending.putIfAbsent(key, first);
  }

  void waitsNoMore(String key) {
    pending.remove(key);
  }

  /// @param alerts how many it stands for
  void ended(Delivery delivery, int alerts, boolean atOnce) {
    String reason = delivery.reason() == null ? "" : delivery.reason().word();
    if (delivery.channel() != null) {
      meters
          .counter(
              "nightdesk.deliveries",
              "channel",
              delivery.channel(),
              "outcome",
              delivery.outcome().word(),
              "reason",
              reason)
          .increment();
    }
    if (delivery.outcome() != Delivery.Outcome.RETRY) {
      meters
          .counter("nightdesk.alerts.ended", "outcome", delivery.outcome().word(), "reason", reason)
          .increment(alerts);
    }
    if (atOnce && delivery.seconds() != null && delivery.seconds() >= 0) {
      seconds.record(Duration.ofMillis(Math.round(delivery.seconds() * 1000)));
    }
  }
}
