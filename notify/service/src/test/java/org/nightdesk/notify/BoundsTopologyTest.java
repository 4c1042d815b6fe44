package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.deliver.DeliveryMetrics;

/// What is bounded, and that nothing is lost silently at a bound.
class BoundsTopologyTest {
  private static final Rhythm AT_ONCE = new Rhythm.AtOnce();
  private static final int SUBSCRIPTIONS = 5_000;
  private static final int A_COMMIT = 1_000;

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
  void fiveThousandSubscriptionsAreToldInPartsOfWhichOneFitsIntoACommit() {
    IntStream.range(0, SUBSCRIPTIONS)
        .forEach(i -> notify.subscribe(subscription("s" + i, new Rhythm.Every(600))));

    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.publish(Samples.item("i2", "Two", notify.now()));
    assertThat(notify.read(Stream.ALERTS)).isEmpty();
    int all = 0;
    while (notify.rows("match-parts") > 0) {
      notify.tick(Duration.ofMillis(30));
      int part = notify.read(Stream.ALERTS).size();
      assertThat(part).isLessThanOrEqualTo(A_COMMIT / 2);
      all += part;
    }

    assertThat(all).isEqualTo(2 * SUBSCRIPTIONS);
    assertThat(notify.count(DeliveryMetrics.ALERTS)).isEqualTo(2 * SUBSCRIPTIONS);
    assertThat(notify.count(DeliveryMetrics.REPEATED)).isZero();
    assertThat(notify.gauge(DeliveryMetrics.PENDING, "state", "digest"))
        .isEqualTo(2 * SUBSCRIPTIONS);
  }

  @Test
  void aFanoutGoesOnAfterARestart() {
    IntStream.range(0, 1_200).forEach(i -> notify.subscribe(subscription("s" + i, AT_ONCE)));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.tick(Duration.ofMillis(30));
    assertThat(notify.rows("match-parts")).isEqualTo(2);

    notify.restart();
    for (int i = 0; i < 20; i++) {
      notify.tick(Duration.ofMillis(30));
    }
    assertThat(notify.rows("match-parts")).isZero();
    assertThat(notify.sent).hasSize(1_200).extracting(Batch::id).doesNotHaveDuplicates();
  }

  @Test
  void ofAReceiverThatIsAwayTheOldestMessagesAreLeftOutAndTheNextOneSaysHowMany() {
    notify.subscribe(subscription("s1", AT_ONCE));
    for (int i = 0; i < 3_000; i++) { // the first two tries of each
      notify.answers.add(Samples.failed(Reason.UNREACHABLE, notify.now()));
    }
    for (int i = 0; i < 1_050; i++) {
      notify.publish(Samples.item("i" + i, "Story " + i, notify.now()));
      notify.tick(Duration.ofMillis(10));
      notify.tick(Duration.ofMillis(10));
    }
    assertThat(notify.gauge(DeliveryMetrics.MESSAGES)).isEqualTo(1_000);
    List<Delivery> leftOut =
        notify.deliveries().stream().filter(d -> d.reason() == Reason.BACKLOG).toList();
    assertThat(leftOut)
        .hasSize(50)
        .allSatisfy(d -> assertThat(d.outcome()).isEqualTo(Outcome.SUPPRESSED));
    assertThat(leftOut.getFirst().items()).containsExactly("i0");

    notify.sent.clear();
    notify.answers.clear();
    notify.pass(Duration.ofMinutes(2));
    assertThat(notify.sent).hasSize(1_000);
    assertThat(notify.sent.stream().mapToInt(Batch::leftOutCount).sum()).isEqualTo(50);
    assertThat(notify.ended("delivered") + notify.ended("suppressed")).isEqualTo(1_050);
    assertThat(notify.rows("backlog")).isZero();
  }

  @Test
  void aDigestCollectsSoManyAndSaysHowManyOlderOnesItLeftOut() {
    notify.subscribe(subscription("s1", new Rhythm.Every(30)));
    for (int i = 0; i < 503; i++) {
      notify.publish(Samples.item("i" + i, "Story " + i, notify.now()));
      notify.tick(Duration.ofMillis(1));
    }
    assertThat(notify.gauge(DeliveryMetrics.PENDING, "state", "digest")).isEqualTo(500);
    notify.pass(Duration.ofMinutes(31));

    assertThat(notify.sent).hasSize(1);
    assertThat(notify.sent.getFirst().leftOut())
        .containsExactly(
            new Batch.LeftOut(Batch.Why.RANKED_LOWER, 480, "480 sanctions"),
            new Batch.LeftOut(Batch.Why.BACKLOG, 3, ""));
    assertThat(notify.deliveries())
        .filteredOn(delivery -> delivery.reason() == Reason.BACKLOG)
        .extracting(Delivery::items)
        .containsExactly(List.of("i0"), List.of("i1"), List.of("i2"));
    assertThat(notify.ended("delivered")).isEqualTo(500);
    assertThat(notify.ended("suppressed")).isEqualTo(3);
  }

  private static org.nightdesk.contract.Subscription subscription(String id, Rhythm rhythm) {
    return Samples.subscription(id, "topic:sanctions", rhythm);
  }
}
