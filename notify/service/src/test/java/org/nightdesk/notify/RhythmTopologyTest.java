package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.QuietHours;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.deliver.DeliveryMetrics;

/// A rhythm that is changed while alerts are collected. The night begins at 02:10.
class RhythmTopologyTest {
  private static final Rhythm DAILY = new Rhythm.Daily(LocalTime.of(9, 0), ZoneOffset.UTC);
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
  void aShorterRhythmReachesWhatIsCollectedThoughNothingElseComes() {
    collect(DAILY, "i1", "i2");
    change(new Rhythm.Every(30), Subscription.State.ACTIVE);
    notify.passTo(Samples.NIGHT.plus(Duration.ofMinutes(29)));
    assertThat(items()).isEmpty();

    notify.passTo(Samples.NIGHT.plus(Duration.ofMinutes(31)));
    assertThat(items()).containsExactlyInAnyOrder("i1", "i2");
    assertThat(notify.gauge(DeliveryMetrics.PENDING, "state", "digest")).isZero();
  }

  @Test
  void whatComesUnderAShorterRhythmBringsWhatIsCollectedWithIt() {
    collect(DAILY, "i1");
    notify.pass(Duration.ofHours(2));
    change(new Rhythm.Every(1), Subscription.State.ACTIVE);
    notify.publish(Samples.item("i2", "Two", notify.now()));
    notify.pass(Duration.ofMinutes(2));

    assertThat(items()).containsExactlyInAnyOrder("i1", "i2");
  }

  @Test
  void atOnceMeansAtOnceForWhatIsCollectedToo() {
    collect(DAILY, "i1");
    change(AT_ONCE, Subscription.State.ACTIVE);
    notify.pass(Duration.ofMinutes(1).plusSeconds(1));

    assertThat(items()).containsExactly("i1");
  }

  @Test
  void aLongerRhythmDoesNotPutOffWhatIsCollected() {
    collect(new Rhythm.Every(30), "i1");
    change(DAILY, Subscription.State.ACTIVE);
    notify.publish(Samples.item("i2", "Two", notify.now()));
    notify.pass(Duration.ofMinutes(31));

    assertThat(items()).containsExactlyInAnyOrder("i1", "i2");
  }

  @Test
  void aTimeOfDayThatHasPassedMeansTheNextDayAndSoTheOldTimeStays() {
    collect(new Rhythm.Every(600), "i1");
    notify.pass(Duration.ofHours(2));
    LocalTime before = LocalTime.of(3, 0);
    change(new Rhythm.Daily(before, ZoneOffset.UTC), Subscription.State.ACTIVE);
    notify.passTo(Samples.NIGHT.plus(Duration.ofMinutes(599)));
    assertThat(items()).isEmpty();
    notify.passTo(Samples.NIGHT.plus(Duration.ofMinutes(601)));
    assertThat(items()).containsExactly("i1");
  }

  @Test
  void whatAPausedSubscriptionHasCollectedKeepsItsTime() {
    collect(DAILY, "i1");
    change(AT_ONCE, Subscription.State.PAUSED);
    notify.pass(Duration.ofHours(1));
    assertThat(notify.deliveries()).isEmpty();

    change(AT_ONCE, Subscription.State.ACTIVE);
    notify.pass(Duration.ofMinutes(2));
    assertThat(items()).containsExactly("i1");
  }

  @Test
  void quietHoursHoldBackWhatAChangedRhythmWouldBring() {
    collect(DAILY, "i1");
    QuietHours quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC);
    Subscription atOnce = changed(AT_ONCE, Subscription.State.ACTIVE);
    notify.subscribe(Samples.resting(atOnce, quiet, null));
    notify.passTo(Instant.parse("2026-11-24T06:59:00Z"));
    assertThat(items()).isEmpty();

    notify.passTo(Instant.parse("2026-11-24T07:01:00Z"));
    assertThat(items()).containsExactly("i1");
    assertThat(notify.gauge(DeliveryMetrics.OLDEST)).isZero();
  }

  private void collect(Rhythm rhythm, String... items) {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", rhythm));
    for (String item : items) {
      notify.publish(Samples.item(item, "Story " + item, notify.now()));
    }
    notify.pass(Duration.ofSeconds(20));
    assertThat(notify.sent).isEmpty();
  }

  private void change(Rhythm rhythm, Subscription.State state) {
    notify.subscribe(changed(rhythm, state));
  }

  private Subscription changed(Rhythm rhythm, Subscription.State state) {
    return Samples.with(Samples.subscription("s1", "topic:sanctions", rhythm), state, notify.now());
  }

  private List<String> items() {
    return notify.sent.stream()
        .flatMap(batch -> batch.alerts().stream())
        .map(alert -> alert.item())
        .toList();
  }
}
