package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.deliver.DeliveryMetrics;
import org.nightdesk.notify.send.SendResult;

/// Attempts, and what is counted of them.
class DeliveryTopologyTest {
  private static final Rhythm AT_ONCE = new Rhythm.AtOnce();

  @TempDir private Path directory;
  private NotifyDriver notify;

  @BeforeEach
  void start() {
    notify = new NotifyDriver(directory);
  }

  @AfterEach
  void stop() {
    notify.close();
  }

  @Test
  void triesAgainOnTheScheduleAndGivesUpAfterThreeDays() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    for (int i = 0; i < 30; i++) {
      notify.answers.add(Samples.failed(Reason.UNREACHABLE, notify.now()));
    }
    notify.publish(Samples.item("i1", "One", notify.now()));
    for (int hour = 0; hour < 80; hour++) {
      notify.pass(Duration.ofHours(1));
    }
    List<Delivery> deliveries = notify.deliveries();

    assertThat(notify.sent).hasSize(11);
    assertThat(notify.sent).extracting(Batch::id).containsOnly(notify.sent.getFirst().id());
    assertThat(deliveries.getLast().outcome()).isEqualTo(Outcome.GAVE_UP);
    assertThat(deliveries).extracting(Delivery::attempt).isSorted().doesNotHaveDuplicates();
    assertThat(notify.ended("given up")).isEqualTo(1);
    assertThat(
            notify.count(DeliveryMetrics.DELIVERIES, "outcome", "retry", "reason", "unreachable"))
        .isEqualTo(10);
  }

  @Test
  void aReceiverThatAsksForAPauseGetsItAndOthersOnItsHostWaitAMinuteAtMost() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.answers.add(
        new SendResult.Failed(Reason.BUSY, "429", Duration.ofHours(1), notify.now()));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    notify.subscribe(Samples.subscription("s2", "topic:sanctions", AT_ONCE));
    notify.publish(Samples.item("i2", "Two", notify.now()));
    notify.pass(Duration.ofSeconds(30));
    assertThat(sentTo()).containsExactly("s1 i1");

    notify.pass(Duration.ofSeconds(30));
    assertThat(sentTo()).containsExactly("s1 i1", "s2 i2");
    notify.pass(Duration.ofMinutes(55));
    assertThat(sentTo()).containsExactly("s1 i1", "s2 i2");

    notify.pass(Duration.ofMinutes(5));
    assertThat(sentTo()).containsExactlyInAnyOrder("s1 i1", "s2 i2", "s1 i1", "s1 i2");
    assertThat(notify.deliveries())
        .filteredOn(delivery -> delivery.outcome() == Outcome.RETRY)
        .singleElement()
        .satisfies(retry ->
            assertThat(retry.nextAttempt()).isEqualTo(retry.at().plus(Duration.ofHours(1))));
  }

  @Test
  void aPauseThatAReceiverAskedForEndsWhenItsSubscriptionIsChanged() {
    Subscription s1 = Samples.subscription("s1", "topic:sanctions", AT_ONCE);
    notify.subscribe(s1);
    notify.answers.add(
        new SendResult.Failed(Reason.BUSY, "429", Duration.ofHours(1), notify.now()));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofMinutes(2));
    notify.subscribe(Samples.with(s1, Subscription.State.ACTIVE, notify.now()));
    notify.publish(Samples.item("i2", "Two", notify.now()));
    notify.pass(Duration.ofSeconds(1));

    assertThat(sentTo()).containsExactly("s1 i1", "s1 i2");
  }

  private List<String> sentTo() {
    return notify.sent.stream()
        .flatMap(batch -> batch.alerts().stream())
        .map(alert -> alert.subscription() + " " + alert.item())
        .toList();
  }

  @Test
  void aFourHundredIsTriedThreeTimesAndThenGivenUp() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    for (int i = 0; i < 5; i++) {
      notify.answers.add(Samples.failed(Reason.REFUSED, notify.now()));
    }
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofMinutes(5));
    notify.pass(Duration.ofMinutes(5));

    assertThat(notify.deliveries())
        .extracting(Delivery::outcome, Delivery::reason)
        .containsExactly(
            tuple(Outcome.RETRY, Reason.REFUSED),
            tuple(Outcome.RETRY, Reason.REFUSED),
            tuple(Outcome.GAVE_UP, Reason.REFUSED));
    assertThat(notify.rows("backlog")).isZero();
  }

  @Test
  void goneStopsTheChannelUntilTheSubscriptionIsChangedAndAMuteIsNoChange() {
    Subscription active = Samples.subscription("s1", "topic:sanctions", AT_ONCE);
    notify.subscribe(active);
    notify.answers.add(Samples.failed(Reason.GONE, notify.now()));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    notify.subscribe(active.muting(List.of("st")));
    notify.publish(Samples.item("i2", "Two", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.sent).hasSize(1);
    assertThat(notify.deliveries())
        .extracting(Delivery::outcome, Delivery::reason)
        .containsExactly(
            tuple(Outcome.GAVE_UP, Reason.GONE), tuple(Outcome.SUPPRESSED, Reason.GONE));

    notify.subscribe(Samples.with(active, Subscription.State.ACTIVE, notify.now()));
    notify.publish(Samples.item("i3", "Three", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.sent).hasSize(2);
  }

  @Test
  void gaugesAreRightFromTheFirstMomentAfterARestart() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.subscribe(Samples.subscription("s2", "intellexa", new Rhythm.Every(600)));
    notify.answers.add(Samples.failed(Reason.UNREACHABLE, notify.now()));
    notify.answers.add(Samples.failed(Reason.UNREACHABLE, notify.now()));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofSeconds(10));
    notify.publish(Samples.item("i2", "Two", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    List<Double> before = gauges();
    assertThat(before).startsWith(2.0, 0.0, 1.0, 1.0);
    assertThat(before.getLast()).isBetween(10.0, 12.0);

    notify.restart();
    assertThat(gauges()).isEqualTo(before);

    notify.pass(Duration.ofMinutes(2));
    assertThat(gauges()).containsExactly(2.0, 0.0, 0.0, 0.0, 0.0);
  }

  private List<Double> gauges() {
    return List.of(
        notify.gauge(DeliveryMetrics.PENDING, "state", "digest"),
        notify.gauge(DeliveryMetrics.PENDING, "state", "due"),
        notify.gauge(DeliveryMetrics.PENDING, "state", "retry"),
        notify.gauge(DeliveryMetrics.MESSAGES),
        notify.gauge(DeliveryMetrics.OLDEST));
  }

  @Test
  void theTimeFromFeedToAlertIsRecordedForEachAlertByItself() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofSeconds(1));

    assertThat(notify.recorded(DeliveryMetrics.FEED_TO_ALERT)).isEqualTo(1);
    assertThat(
            notify.count(DeliveryMetrics.DELIVERIES, "channel", "webhook", "outcome", "delivered"))
        .isEqualTo(1);
  }

  @Test
  void anAlertThatIsSentAgainWhileItWaitsIsTriedAtOnceAndCountedOnce() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.answers.add(Samples.failed(Reason.SERVER_ERROR, notify.now()));
    notify.publish(Samples.alert("s1", "One"));
    notify.pass(Duration.ofSeconds(1));
    notify.publish(Samples.again(Samples.alert("s1", "One")));
    notify.pass(Duration.ofMillis(300));

    assertThat(notify.sent).hasSize(2);
    assertThat(notify.ended("delivered")).isEqualTo(1);
    assertThat(notify.count(DeliveryMetrics.ALERTS)).isEqualTo(1);
  }
}
