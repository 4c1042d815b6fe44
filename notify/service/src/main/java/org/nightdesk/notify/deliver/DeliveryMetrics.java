package org.nightdesk.notify.deliver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.nightdesk.contract.Delivery;
import org.nightdesk.runtime.schedule.Watch;

/// Counts what becomes of alerts: [#ALERTS] = [#ENDED] over all outcomes (delivered, suppressed,
/// given up) + [#PENDING] over all states. Counters count when effects have been carried out, so a
/// fold that throws counts nothing and one that is tried again counts once; a transaction that is
/// lost in a crash is counted again when it is repeated. Thread-safe.
public final class DeliveryMetrics {
  /// Alerts that arrived.
  public static final String ALERTS = "nightdesk.alerts";

  /// Alerts that arrived a second time; they count nowhere else.
  public static final String REPEATED = "nightdesk.alerts.repeated";

  /// Alerts that came to an end, by `outcome` and `reason`.
  public static final String ENDED = "nightdesk.alerts.ended";

  /// Attempts and their ends, by `channel`, `outcome` (retries too) and `reason`.
  public static final String DELIVERIES = "nightdesk.deliveries";

  /// Gauge: alerts that wait, by `state`, see [Waiting.State].
  public static final String PENDING = "nightdesk.alerts.pending";

  /// Gauge: messages that wait to be sent, a digest counted once.
  public static final String MESSAGES = "nightdesk.messages.pending";

  /// Gauge: seconds since the oldest message that waits was first due, or since a digest that is
  /// open still should have closed; 0 when none does.
  public static final String OLDEST = "nightdesk.oldest.undelivered.seconds";

  /// Histogram: seconds from the end of the feed's answer to the end of the delivery, of alerts
  /// that go out at once.
  public static final String FEED_TO_ALERT = "nightdesk.feed.to.alert";

  private final MeterRegistry meters;
  private final Timer seconds;
  private final Waiting waiting = new Waiting();

  public DeliveryMetrics(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.seconds =
        Timer.builder(FEED_TO_ALERT)
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
    meters.gauge(MESSAGES, waiting, Waiting::messages);
    meters.gauge(OLDEST, waiting, all -> all.oldestSeconds(clock.instant()));
    for (Waiting.State state : Waiting.State.values()) {
      Gauge.builder(PENDING, waiting, all -> all.alerts(state))
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }

  Watch<Pending> watch() {
    return waiting.watch();
  }

  void arrived() {
    meters.counter(ALERTS).increment();
  }

  void repeated() {
    meters.counter(REPEATED).increment();
  }

  /// Alerts that were not made, because their item was put back by hand: suppressed before there is
  /// anything to record.
  public void replayed(int alerts) {
    notMade(alerts, "replay");
  }

  /// Alerts that were not made, because their item stood in its feed when that was first read.
  public void baseline(int alerts) {
    notMade(alerts, "baseline");
  }

  private void notMade(int alerts, String reason) {
    meters.counter(ALERTS).increment(alerts);
    meters.counter(ENDED, "outcome", "suppressed", "reason", reason).increment(alerts);
  }

  /// What a record says happened.
  ///
  /// @param alerts how many it stands for
  void ended(Delivery delivery, int alerts, boolean atOnce) {
    String reason = delivery.reason() == null ? "" : delivery.reason().word();
    String outcome = delivery.outcome().word();
    if (delivery.channel() != null) {
      meters
          .counter(DELIVERIES, "channel", delivery.channel(), "outcome", outcome, "reason", reason)
          .increment();
    }
    if (delivery.outcome() != Delivery.Outcome.RETRY) {
      meters.counter(ENDED, "outcome", outcome, "reason", reason).increment(alerts);
    }
    if (atOnce && delivery.seconds() != null && delivery.seconds() >= 0) {
      seconds.record(Duration.ofMillis(Math.round(delivery.seconds() * 1000)));
    }
  }
}
