package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.QuietHours;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.deliver.DeliveryMetrics;

/// Readers who want to be left in peace: by night, or after so many alerts in a day.
class RestTopologyTest {
  private static final QuietHours NIGHTS = quiet("23:00", "07:00", "Europe/London");
  private static final Rhythm AT_ONCE = new Rhythm.AtOnce();
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
  void whatComesInQuietHoursIsToldInOneDigestWhenTheyEnd() {
    notify.subscribe(resting(AT_ONCE, NIGHTS, null));
    publish("i1");
    notify.pass(Duration.ofHours(2));
    publish("i2");
    notify.passTo(Instant.parse("2026-11-24T06:59:50Z"));
    assertThat(notify.sent).isEmpty();
    assertThat(notify.deliveries()).isEmpty();
    assertThat(notify.gauge(DeliveryMetrics.PENDING, "state", "digest")).isEqualTo(2);

    notify.passTo(Instant.parse("2026-11-24T07:00:10Z"));
    publish("i3");
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.sent)
        .extracting(Batch::digest, batch -> batch.entries().size())
        .containsExactly(tuple(true, 2), tuple(false, 1));
    assertThat(notify.ended("delivered")).isEqualTo(3);
    assertNothingIsLost();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-27T23:30:00Z, 2027-03-28T06:00:00Z",
    "2026-10-24T22:30:00Z, 2026-10-25T07:00:00Z",
  })
  void theyEndByTheClockOnTheWallAlsoWhenItIsChanged(Instant published, Instant end) {
    startAt(published);
    notify.subscribe(resting(AT_ONCE, NIGHTS, null));
    publish("i1");
    notify.passTo(end.minusSeconds(60));
    assertThat(notify.sent).isEmpty();
    notify.passTo(end.plusSeconds(60));
    assertThat(notify.sent).hasSize(1);
  }

  @Test
  void aFurtherAttemptThatWouldFallInQuietHoursIsMadeWhenTheyEnd() {
    startAt(Instant.parse("2026-11-24T22:59:57Z"));
    notify.subscribe(resting(AT_ONCE, NIGHTS, null));
    notify.answers.add(Samples.failed(Reason.SERVER_ERROR, notify.now()));
    publish("i1");
    notify.pass(Duration.ofMillis(50));
    notify.pass(Duration.ofMinutes(10));
    Instant end = Instant.parse("2026-11-25T07:00:00Z");
    assertThat(notify.deliveries())
        .extracting(Delivery::outcome, Delivery::nextAttempt)
        .containsExactly(tuple(Outcome.RETRY, end));
    assertThat(notify.sent).hasSize(1);

    notify.passTo(end.plusSeconds(10));
    assertThat(notify.sent).hasSize(2);
    assertThat(notify.sent.get(1)).isEqualTo(notify.sent.getFirst());
  }

  @Test
  void aDigestThatWouldCloseInQuietHoursClosesWhenTheyEnd() {
    startAt(Instant.parse("2026-11-24T22:45:00Z"));
    notify.subscribe(resting(HALF_HOURLY, null, null));
    publish("i1");
    notify.pass(Duration.ofMinutes(1));
    notify.subscribe(resting(HALF_HOURLY, NIGHTS, null)); // its reader thought of it late
    notify.pass(Duration.ofHours(3));
    publish("i2");
    notify.pass(Duration.ofHours(3));
    assertThat(notify.sent).isEmpty();
    notify.passTo(Instant.parse("2026-11-25T07:00:10Z"));
    assertThat(notify.sent)
        .singleElement()
        .satisfies(digest -> assertThat(digest.entries()).hasSize(2));
  }

  @Test
  void aTestMeetsNeitherQuietHoursNorABudget() {
    notify.subscribe(resting(AT_ONCE, NIGHTS, 1));
    publish("i1");
    publish("i2");
    notify.publish(Samples.test("s1", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.sent).extracting(Batch::id).containsExactly("t1");
  }

  @Test
  void whatGoesBeyondTheBudgetOfADayIsRecordedAndTheNextMessageSaysHowMany() {
    startAt(Instant.parse("2026-11-24T23:50:00Z"));
    notify.subscribe(resting(AT_ONCE, null, 2));
    for (int i = 0; i < 5; i++) {
      publish("i" + i);
    }
    notify.pass(Duration.ofMinutes(5));
    assertThat(notify.sent).hasSize(2);
    assertThat(notify.deliveries())
        .filteredOn(delivery -> delivery.outcome() == Outcome.SUPPRESSED)
        .extracting(Delivery::reason, Delivery::items)
        .containsExactly(
            tuple(Reason.THROTTLED, List.of("i2")),
            tuple(Reason.THROTTLED, List.of("i3")),
            tuple(Reason.THROTTLED, List.of("i4")));

    notify.passTo(Instant.parse("2026-11-25T00:00:10Z"));
    publish("i5");
    notify.pass(Duration.ofSeconds(1));
    publish("i6");
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.sent).hasSize(4);
    assertThat(notify.sent.get(2).leftOut())
        .containsExactly(new Batch.LeftOut(Batch.Why.THROTTLED, 3, ""));
    assertThat(notify.sent.get(3).leftOut()).isEmpty();
    assertNothingIsLost();
  }

  @Test
  void aDayIsOneOfTheReadersZone() {
    startAt(Instant.parse("2026-11-24T14:50:00Z"));
    notify.subscribe(resting(AT_ONCE, quiet("02:00", "03:00", "Asia/Tokyo"), 1));
    publish("i1");
    publish("i2");
    notify.passTo(Instant.parse("2026-11-24T15:00:10Z"));
    publish("i3");
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.sent)
        .flatExtracting(Batch::alerts)
        .extracting(alert -> alert.item())
        .containsExactly("i1", "i3");
  }

  @Test
  void aDigestSaysWhatItsBudgetHeldBack() {
    notify.subscribe(resting(HALF_HOURLY, null, 1));
    publish("i1");
    publish("i2");
    notify.pass(Duration.ofMinutes(31));
    assertThat(notify.sent)
        .singleElement()
        .satisfies(digest ->
            assertThat(digest.leftOut())
                .containsExactly(new Batch.LeftOut(Batch.Why.THROTTLED, 1, "")));
  }

  @Test
  void onlyWhatGoesOutIsSpentAndACorrectionGoesOutBeyondTheBudget() {
    notify.subscribe(resting(AT_ONCE, null, 1));
    notify.publish(
        Samples.tagged(item("i1"), Samples.story("st", 1, notify.now()))); // the budget is spent
    notify.publish(Samples.tagged(item("i2"), Samples.story("st", 1, notify.now())));
    notify.pass(Duration.ofMillis(50));
    publish("i3");
    notify.publish(Samples.tagged(item("i4"), Samples.correction("st", 2, notify.now())));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.deliveries())
        .extracting(Delivery::outcome, Delivery::reason, Delivery::items)
        .containsExactlyInAnyOrder(
            tuple(Outcome.DELIVERED, null, List.of("i1")),
            tuple(Outcome.SUPPRESSED, Reason.ALREADY_TOLD, List.of("i2")),
            tuple(Outcome.SUPPRESSED, Reason.THROTTLED, List.of("i3")),
            tuple(Outcome.DELIVERED, null, List.of("i4")));
    assertThat(notify.sent.getLast().entries().getFirst().before()).isEqualTo("Story i1");
    assertNothingIsLost();
  }

  private void startAt(Instant start) {
    notify.close();
    notify = new NotifyDriver(directory.resolve("then"), start);
  }

  private void publish(String id) {
    notify.publish(item(id));
  }

  private Item item(String id) {
    return Samples.item(id, "Story " + id, notify.now());
  }

  private void assertNothingIsLost() {
    assertThat(notify.count(DeliveryMetrics.ALERTS))
        .isEqualTo(notify.ended("delivered") + notify.ended("suppressed"));
  }

  private static QuietHours quiet(String from, String to, String zone) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
  }

  private static Subscription resting(
      Rhythm rhythm, @Nullable QuietHours quiet, @Nullable Integer atMost) {
    return Samples.resting(Samples.subscription("s1", "topic:sanctions", rhythm), quiet, atMost);
  }
}
