package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.notify.deliver.DeliveryMetrics;
import org.nightdesk.runtime.json.Json;

/// From a tagged item to alerts.
class MatchTopologyTest {
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
  void aTaggedItemIsDeliveredOnceWithItsReason() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));

    notify.publish(Samples.item("i1", "Two executives on the list", notify.now()));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.deliveries())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.outcome()).isEqualTo(Outcome.DELIVERED);
          assertThat(d.alerts()).hasSize(1);
          assertThat(d.items()).containsExactly("i1");
          assertThat(d.topics()).containsExactly("sanctions");
          assertThat(d.channel()).isEqualTo("webhook");
          assertThat(d.attempt()).isEqualTo(1);
        });
    assertThat(notify.sent.getFirst().alerts().getFirst().reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.words()).isEqualTo("designated"));
    assertThat(notify.ended("delivered")).isEqualTo(1);
  }

  @Test
  void baselineAndReplayAlertNobodyUnlessAsked() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.subscribe(
        Samples.backfilling(Samples.subscription("s2", "topic:sanctions", AT_ONCE), 24));
    notify.publish(Samples.tagged(Samples.baseline(Samples.item("i1", "One", notify.now())), null));
    notify.publish(Samples.item("i2", "Two", notify.now()), "quiet");
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.sent)
        .extracting(batch -> batch.alerts().getFirst().subscription())
        .containsExactly("s2");

    assertThat(notify.count(DeliveryMetrics.ENDED, "reason", "baseline")).isEqualTo(1);
    assertThat(notify.deliveries()).extracting(Delivery::reason).containsOnlyNulls();

    notify.publish(Samples.item("i2", "Two", notify.now()), "alert");
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.sent).hasSize(3);
    assertThat(notify.count(DeliveryMetrics.ENDED, "reason", "replay")).isEqualTo(2);
    assertThat(notify.count(DeliveryMetrics.ALERTS))
        .isEqualTo(notify.ended("delivered") + notify.ended("suppressed"));
  }

  @Test
  void aCopyThatStoodInItsFeedAtTheFirstPollAlertsNobody() {
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.publish(Samples.quiet(Samples.tagged(Samples.item("i1", "One", notify.now()), null)));
    notify.pass(Duration.ofSeconds(1));

    assertThat(notify.sent).isEmpty();
    assertThat(notify.count(DeliveryMetrics.ENDED, "reason", "baseline")).isEqualTo(1);
  }

  @Test
  void garbageBecomesADeadLetterAndTheNextRecordPasses() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    byte[] garbage = "{\"id\":".getBytes(StandardCharsets.UTF_8);
    notify.input(Stream.TAGGED, "x", garbage);
    notify.input(Stream.ALERTS, "s1", garbage);
    notify.input(Stream.ALERTS, "other", Json.bytes(Samples.alert("s1", "for another key")));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofSeconds(1));

    assertThat(notify.sent).hasSize(1);
    assertThat(notify.read(Stream.DEAD_LETTERS)).hasSize(3);
    assertThat(notify.count(DeliveryMetrics.ALERTS)).isEqualTo(1);
  }

  @Test
  void subscriptionsWithDifferentQueriesAreEachToldOnce() {
    for (int i = 0; i < 300; i++) {
      notify.subscribe(
          Samples.subscription("s" + i, "topic:sanctions -" + "x".repeat(i + 1), AT_ONCE));
    }
    notify.publish(Samples.item("i1", "One", notify.now()));
    for (int i = 0; i < 20; i++) {
      notify.pass(Duration.ofMillis(50));
    }

    assertThat(notify.sent).hasSize(300);
    assertThat(notify.rows("match-parts")).isZero();
    assertThat(List.copyOf(notify.sent)).doesNotHaveDuplicates();
  }
}
