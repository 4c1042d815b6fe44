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
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.deliver.DeliveryMetrics;

/// Whether an alert goes out: what was told before, what the reader wants.
class PolicyTopologyTest {
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
  void theSameItemAgainIsMergedAndTheSameStoryIsFolded() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    Item first = Samples.item("i1", "Two executives on the list", notify.now());
    Item second = Samples.item("i2", "Executives listed", notify.now());

    notify.publish(told(first, 1));
    notify.publish(told(first, 1));
    notify.publish(told(second, 1));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent).hasSize(1);
    assertThat(notify.deliveries())
        .extracting(Delivery::outcome, Delivery::reason, Delivery::items)
        .containsExactlyInAnyOrder(
            tuple(Outcome.DELIVERED, null, List.of("i1")),
            tuple(Outcome.SUPPRESSED, Reason.ALREADY_TOLD, List.of("i2")));
    assertThat(notify.count(DeliveryMetrics.ALERTS))
        .isEqualTo(notify.ended("delivered") + notify.ended("suppressed"));
    assertThat(notify.count(DeliveryMetrics.REPEATED)).isEqualTo(1);
  }

  @Test
  void aCorrectionRingsAgainAndAStoryForAToldItemDoesNot() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    Item item = Samples.item("i1", "Two executives on the list", notify.now());

    notify.publish(Samples.tagged(item, null));
    notify.pass(Duration.ofMillis(50));
    notify.publish(told(item, 1));
    notify.pass(Duration.ofMillis(50));
    assertThat(notify.sent).hasSize(1);

    notify.publish(Samples.tagged(item, Samples.correction("st", 2, notify.now())));
    notify.pass(Duration.ofMillis(50));
    assertThat(notify.sent).hasSize(2);
  }

  @Test
  void anEditedItemIsRecordedAsAlreadyTold() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    Item item = Samples.item("i1", "Two executives on the list", notify.now());
    Item edited = Samples.item("i1", "Three executives on the list", notify.now());
    TaggedItem revision = Samples.revised(told(edited, 1), 2);

    notify.publish(told(item, 1));
    notify.pass(Duration.ofMillis(50));
    notify.publish(revision);
    notify.publish(revision);
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent).hasSize(1);
    assertThat(notify.deliveries())
        .extracting(Delivery::outcome, Delivery::reason, Delivery::headline)
        .containsExactly(
            tuple(Outcome.DELIVERED, null, "Two executives on the list"),
            tuple(Outcome.SUPPRESSED, Reason.ALREADY_TOLD, "Three executives on the list"));
    assertThat(notify.count(DeliveryMetrics.REPEATED)).isEqualTo(1);
  }

  @Test
  void aCorrectionShowsOldAndNewToThoseWhoWereToldTheOld() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    Item item = Samples.item("i1", "Two executives on the list", notify.now());
    notify.publish(told(item, 1));
    notify.pass(Duration.ofMillis(50));
    notify.subscribe(Samples.subscription("s2", "topic:sanctions", AT_ONCE));

    Item corrected = Samples.item("i2", "Correction: One executive on the list", notify.now());
    notify.publish(Samples.tagged(corrected, Samples.correction("st", 2, notify.now())));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent)
        .flatExtracting(Batch::entries)
        .extracting(
            entry -> entry.alert().subscription(),
            entry -> entry.alert().headline(),
            Batch.Entry::before)
        .containsExactlyInAnyOrder(
            tuple("s1", "Two executives on the list", null),
            tuple("s1", "Correction: One executive on the list", "Two executives on the list"),
            tuple("s2", "Correction: One executive on the list", null));
  }

  @Test
  void aCorrectionThatIsSentAgainSaysAgainWhatItCorrects() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.publish(told(Samples.item("i1", "Two executives on the list", notify.now()), 1));
    Item item = Samples.item("i2", "Correction: One executive on the list", notify.now());
    notify.publish(Samples.tagged(item, Samples.correction("st", 2, notify.now())));
    notify.pass(Duration.ofMillis(50));
    notify.publish(Samples.again(notify.sent.getFirst().alerts().getFirst()));
    notify.publish(Samples.again(notify.sent.getLast().alerts().getFirst()));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent)
        .flatExtracting(Batch::entries)
        .extracting(entry -> entry.alert().item(), Batch.Entry::before)
        .containsExactlyInAnyOrder(
            tuple("i1", null),
            tuple("i2", "Two executives on the list"),
            tuple("i1", null),
            tuple("i2", "Two executives on the list"));
  }

  @Test
  void oneMoreTellingOfACorrectedStoryIsToldToNewReadersAloneAndCorrectsNothing() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.publish(told(Samples.item("i1", "Two executives on the list", notify.now()), 1));
    notify.pass(Duration.ofMillis(50));
    notify.subscribe(Samples.subscription("s2", "topic:sanctions", AT_ONCE));

    Item later = Samples.item("i2", "Spyware sellers listed", notify.now());
    notify.publish(Samples.tagged(later, Samples.corrected("st", 2, notify.now())));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent)
        .flatExtracting(Batch::entries)
        .extracting(entry -> entry.alert().subscription(), Batch.Entry::before)
        .containsExactlyInAnyOrder(tuple("s1", null), tuple("s2", null));
    assertThat(notify.deliveries())
        .filteredOn(delivery -> delivery.reason() == Reason.ALREADY_TOLD)
        .extracting(Delivery::subscription, Delivery::items)
        .containsExactly(tuple("s1", List.of("i2")));
  }

  @Test
  void aCorrectionReachesWhoeverWasToldTheStoryThoughItLacksTheirWord() {
    notify.subscribe(Samples.subscription("s1", "executives", AT_ONCE));
    notify.publish(told(Samples.item("i1", "Two executives on the list", notify.now()), 1));
    notify.pass(Duration.ofMillis(50));
    notify.subscribe(Samples.subscription("late", "executives AND list", AT_ONCE));
    notify.subscribe(Samples.subscription("other", "elephants", AT_ONCE));

    Item item = Samples.item("i2", "Correction: One manager on the list", notify.now());
    String before = "Two executives on the list";
    notify.publish(Samples.tagged(item, Samples.correction("st", 2, before, List.of("sanctions"))));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent)
        .flatExtracting(Batch::entries)
        .extracting(
            entry -> entry.alert().subscription(),
            entry -> entry.alert().headline(),
            Batch.Entry::before)
        .containsExactly(
            tuple("s1", before, null), tuple("s1", "Correction: One manager on the list", before));
    assertThat(notify.sent.getLast().alerts().getFirst().reasons())
        .extracting(Alert.Reason::words)
        .containsExactly("executives");
    assertThat(notify.deliveries())
        .filteredOn(delivery -> delivery.outcome() == Outcome.SUPPRESSED)
        .extracting(Delivery::subscription, Delivery::reason)
        .containsExactly(tuple("late", Reason.NOT_TOLD));
    assertThat(notify.count(DeliveryMetrics.ALERTS))
        .isEqualTo(notify.ended("delivered") + notify.ended("suppressed"));
  }

  @Test
  void aCorrectionReachesWhoeverWasToldTheStoryForATopicThatItLacks() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.subscribe(Samples.subscription("s2", "topic:ccic", AT_ONCE));
    notify.publish(told(Samples.item("i1", "Two executives on the list", notify.now()), 1));
    notify.pass(Duration.ofMillis(50));

    Item item = Samples.item("i2", "Correction: One executive on the list", notify.now());
    StoryRef story = Samples.correction("st", 2, "headline", List.of("sanctions", "ccic"));
    notify.publish(Samples.untagged(Samples.tagged(item, story)));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent)
        .flatExtracting(Batch::entries)
        .extracting(
            entry -> entry.alert().subscription(),
            entry -> entry.alert().item(),
            Batch.Entry::before)
        .containsExactly(tuple("s1", "i1", null), tuple("s1", "i2", "Two executives on the list"));
    assertThat(notify.deliveries())
        .filteredOn(delivery -> delivery.reason() == Reason.NOT_TOLD)
        .extracting(Delivery::subscription)
        .containsExactly("s2");
  }

  @Test
  void aReaderWhoHeardACorrectionLaterThanAnotherTellingIsCorrectedStill() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.publish(told(Samples.item("i1", "Two executives on the list", notify.now()), 1));
    notify.publish(
        Samples.tagged(
            Samples.item("i2", "Sellers listed", notify.now()),
            Samples.corrected("st", 2, notify.now())));
    notify.publish(
        Samples.tagged(
            Samples.item("i3", "Correction: One executive listed", notify.now()),
            Samples.correction("st", 2, notify.now())));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent)
        .flatExtracting(Batch::entries)
        .extracting(entry -> entry.alert().item(), Batch.Entry::before)
        .containsExactly(tuple("i1", null), tuple("i3", "Two executives on the list"));
  }

  @Test
  void heldBackWithAReason() {
    Subscription active = Samples.subscription("s1", "topic:sanctions", AT_ONCE);
    notify.subscribe(Samples.with(active, Subscription.State.PAUSED, notify.now()));
    notify.publish(Samples.item("i1", "a", notify.now()));
    notify.subscribe(active);
    notify.publish(Samples.item("i2", "b", notify.now().minus(Duration.ofHours(25))));
    notify.forget("s1");
    notify.publish(Samples.item("i3", "c", notify.now()));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent).isEmpty();
    assertThat(notify.deliveries())
        .extracting(Delivery::reason)
        .containsExactly(Reason.PAUSED, Reason.LATE, Reason.DELETED);
    assertThat(notify.count(DeliveryMetrics.ENDED, "reason", "late")).isEqualTo(1);
  }

  @Test
  void aMutedStoryIsHeldBackForThatSubscriptionAloneAndOtherStoriesAreNot() {
    Subscription s1 = Samples.subscription("s1", "topic:sanctions", AT_ONCE);
    notify.subscribe(s1);
    notify.subscribe(Samples.subscription("s2", "topic:sanctions", AT_ONCE));
    notify.publish(told(Samples.item("i1", "One", notify.now()), 1));
    notify.pass(Duration.ofMillis(50));
    notify.subscribe(s1.muting(List.of("st")));

    notify.publish(
        Samples.tagged(
            Samples.item("i2", "Two", notify.now()), Samples.correction("st", 2, notify.now())));
    notify.publish(Samples.item("i3", "Another story", notify.now()));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent)
        .flatExtracting(Batch::alerts)
        .extracting(alert -> alert.subscription() + " " + alert.item())
        .containsExactlyInAnyOrder("s1 i1", "s2 i1", "s2 i2", "s1 i3", "s2 i3");
    assertThat(notify.deliveries())
        .filteredOn(delivery -> delivery.reason() == Reason.MUTED)
        .extracting(Delivery::subscription, Delivery::items)
        .containsExactly(tuple("s1", List.of("i2")));
  }

  @Test
  void anAlertThatWaitsForAFurtherAttemptIsHeldBackOnceItsStoryIsMuted() {
    Subscription s1 = Samples.subscription("s1", "topic:sanctions", AT_ONCE);
    notify.subscribe(s1);
    notify.answers.add(Samples.failed(Reason.UNREACHABLE, notify.now()));
    notify.publish(told(Samples.item("i1", "One", notify.now()), 1));
    notify.pass(Duration.ofSeconds(1));
    notify.subscribe(s1.muting(List.of("st")));
    notify.pass(Duration.ofSeconds(10));

    assertThat(notify.sent).hasSize(1);
    assertThat(notify.deliveries())
        .extracting(Delivery::outcome, Delivery::reason)
        .containsExactly(
            tuple(Outcome.RETRY, Reason.UNREACHABLE), tuple(Outcome.SUPPRESSED, Reason.MUTED));
  }

  @Test
  void aTestPassesPolicy() {
    notify.subscribe(
        Samples.with(
            Samples.subscription("s1", "x", new Rhythm.Every(60)),
            Subscription.State.PAUSED,
            notify.now()));
    notify.publish(Samples.test("s1", notify.now()));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent).extracting(Batch::id).containsExactly("t1");
  }

  @Test
  void nothingThatAPersonAsksForReachesAReaderWhoUnsubscribed() {
    Subscription s1 = Samples.subscription("s1", "x", AT_ONCE);
    notify.subscribe(Samples.with(s1, Subscription.State.UNSUBSCRIBED, notify.now()));

    notify.publish(Samples.test("s1", notify.now()));
    notify.publish(Samples.again(Samples.alert("s1", "One")));
    notify.pass(Duration.ofMillis(50));

    assertThat(notify.sent).isEmpty();
    assertThat(notify.deliveries())
        .extracting(Delivery::reason)
        .containsExactly(Reason.UNSUBSCRIBED, Reason.UNSUBSCRIBED);
  }

  @Test
  void aTestThatWaitsForAFurtherAttemptIsHeldBackOnceItsReaderUnsubscribed() {
    Subscription s1 = Samples.subscription("s1", "x", AT_ONCE);
    notify.subscribe(s1);
    notify.answers.add(Samples.failed(Reason.UNREACHABLE, notify.now()));
    notify.publish(Samples.test("s1", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    notify.subscribe(Samples.with(s1, Subscription.State.UNSUBSCRIBED, notify.now()));
    notify.pass(Duration.ofSeconds(10));

    assertThat(notify.sent).hasSize(1);
    assertThat(notify.deliveries())
        .extracting(Delivery::reason)
        .containsExactly(Reason.UNREACHABLE, Reason.UNSUBSCRIBED);
  }

  @Test
  void whatWasToldIsForgottenAfterNinetyDays() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    assertThat(notify.rows("told")).isEqualTo(4);
    for (int day = 0; day < 93; day++) {
      notify.pass(Duration.ofDays(1));
    }
    assertThat(notify.rows("told")).isZero();
  }

  @Test
  void whatADeletedSubscriptionWasToldIsForgotten() {
    notify.subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    notify.publish(Samples.item("i1", "One", notify.now()));
    notify.pass(Duration.ofSeconds(1));
    notify.forget("s1");
    notify.pass(Duration.ofDays(1));
    assertThat(notify.rows("told")).isZero();
    assertThat(notify.rows("pending")).isZero();
  }

  private TaggedItem told(Item item, int change) {
    return Samples.tagged(item, Samples.story("st", change, notify.now()));
  }
}
