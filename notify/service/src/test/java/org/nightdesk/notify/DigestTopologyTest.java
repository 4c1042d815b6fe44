package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.deliver.DeliveryMetrics;

/// Digests: collected, frozen, sent.
class DigestTopologyTest {
  private static final Rhythm HALF_HOURLY = new Rhythm.Every(30);

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
  void aDigestIsFrozenAndSentOnceWhenItCloses() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", HALF_HOURLY));
    notify.covers(142, 150);
    for (int i = 0; i < 25; i++) {
      notify.publish(Samples.item("i" + i, "Story " + i, notify.now()));
    }
    notify.pass(Duration.ofMinutes(29));
    assertThat(notify.sent).isEmpty();
    assertThat(notify.gauge(DeliveryMetrics.PENDING, "state", "digest")).isEqualTo(25);

    notify.answers.add(Samples.failed(Reason.SERVER_ERROR, notify.now()));
    notify.pass(Duration.ofMinutes(1).plusMillis(100));
    notify.publish(Samples.item("later", "Later", notify.now()));
    notify.covers(1, 150);
    notify.pass(Duration.ofSeconds(10));

    assertThat(notify.sent).hasSize(2);
    assertThat(notify.sent.get(1)).isEqualTo(notify.sent.get(0));
    assertThat(notify.sent.getFirst().entries()).hasSize(20);
    assertThat(notify.sent.getFirst().leftOut())
        .containsExactly(new Batch.LeftOut(Batch.Why.RANKED_LOWER, 5, "5 sanctions"));
    assertThat(notify.sent.getFirst().coverage()).isEqualTo(new Batch.Coverage(142, 150));
    assertThat(notify.deliveries())
        .extracting(Delivery::outcome)
        .containsExactly(Outcome.RETRY, Outcome.DELIVERED);
    assertThat(notify.ended("delivered")).isEqualTo(25);

    notify.pass(Duration.ofMinutes(31));
    assertThat(notify.sent).hasSize(3);
  }

  @Test
  void aCrashBetweenFreezingAndSendingChangesNothingInADigest() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", HALF_HOURLY));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.tick(Duration.ofMinutes(30)); // freezes; it is sent with the next step of the clock
    assertThat(notify.sent).isEmpty();
    assertThat(notify.gauge(DeliveryMetrics.PENDING, "state", "due")).isEqualTo(1);

    Instant frozen = notify.now();
    notify.restart();
    notify.publish(Samples.item("i2", "Two", notify.now()));
    notify.pass(Duration.ofMinutes(1));

    assertThat(notify.sent)
        .singleElement()
        .satisfies(batch -> {
          assertThat(batch.alerts()).extracting(alert -> alert.item()).containsExactly("i1");
          assertThat(batch.frozen()).isEqualTo(frozen);
        });
  }

  @ParameterizedTest
  @CsvSource({
    // zone, published, local time, and the instant of the digest
    "Europe/London, 2026-03-28T12:00:00Z, 01:30, 2026-03-29T01:30:00Z", // 01:30 is left out
    "Europe/London, 2026-03-28T12:00:00Z, 07:00, 2026-03-29T06:00:00Z",
    "Europe/London, 2026-10-24T12:00:00Z, 01:30, 2026-10-25T00:30:00Z", // 01:30 comes twice
    "Europe/London, 2026-10-24T12:00:00Z, 07:00, 2026-10-25T07:00:00Z",
    "America/New_York, 2026-03-07T18:00:00Z, 02:30, 2026-03-08T07:30:00Z", // left out
    "America/New_York, 2026-10-31T18:00:00Z, 01:30, 2026-11-01T05:30:00Z", // twice
  })
  void aDailyDigestComesOnceOnTheDayWhenTheClockIsChanged(
      ZoneId zone, Instant published, LocalTime at, Instant due) {
    notify.close();
    notify = new NotifyDriver(directory.resolve("then"), published);
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", new Rhythm.Daily(at, zone)));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.passTo(due.minusSeconds(60));
    assertThat(notify.sent).isEmpty();
    notify.passTo(due.plusSeconds(60));
    assertThat(notify.sent).hasSize(1);

    notify.publish(Samples.item("i2", "Two", notify.now()));
    notify.passTo(due.plus(Duration.ofHours(22)));
    assertThat(notify.sent).hasSize(1);
    notify.passTo(due.plus(Duration.ofHours(25)).plusSeconds(60));
    assertThat(notify.sent).hasSize(2);
  }

  @Test
  void aStoryThatWasMutedMeanwhileIsNotInTheDigest() {
    Subscription s1 = Samples.subscription("s1", "topic:sanctions", HALF_HOURLY);
    notify.subscribe(s1);
    notify.publish(told("i1", "Muted", "a", 1));
    notify.publish(told("i2", "Told", "b", 1));
    notify.subscribe(s1.muting(List.of("a")));
    notify.pass(Duration.ofMinutes(31));

    assertThat(notify.sent)
        .flatExtracting(Batch::alerts)
        .extracting(alert -> alert.item())
        .containsExactly("i2");
    assertThat(notify.deliveries())
        .extracting(Delivery::outcome, Delivery::reason)
        .containsExactlyInAnyOrder(
            tuple(Outcome.SUPPRESSED, Reason.MUTED), tuple(Outcome.DELIVERED, null));
  }

  @Test
  void ofAStoryThatChangedWhileItWaitedOnlyTheLastIsTold() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", HALF_HOURLY));
    notify.publish(told("i1", "First", "a", 1));
    notify.pass(Duration.ofMinutes(1));
    TaggedItem corrected =
        Samples.tagged(
            Samples.item("i2", "Corrected", notify.now()),
            Samples.correction("a", 2, notify.now()));
    notify.publish(corrected);
    notify.pass(Duration.ofMinutes(31));

    assertThat(notify.sent)
        .flatExtracting(Batch::entries)
        .extracting(entry -> entry.alert().headline(), Batch.Entry::before)
        .containsExactly(tuple("Corrected", null));
    assertThat(notify.ended("suppressed")).isEqualTo(1);
    assertThat(notify.ended("delivered")).isEqualTo(1);
  }

  private TaggedItem told(String id, String title, String story, int change) {
    return Samples.tagged(
        Samples.item(id, title, notify.now()), Samples.story(story, change, notify.now()));
  }
}
