package org.nightdesk.classify.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.nightdesk.classify.Samples;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.TaggedItem.Change;

final class MergeTest {
  private static final Instant NOW = Samples.NIGHT;
  private static final Item FIRST = Samples.item("i1", "a.example", "A ruling", "The court ruled.");
  private static final Item SHORTER = Samples.item("i1", "b.example", "A ruling", "Ruled.");
  private static final Item FULLER =
      Samples.item("i1", "c.example", "A ruling", "The court ruled on Monday, at length.");

  @Test
  void firstCopyIsNew() {
    Merge.Outcome outcome = Merge.of(null, FIRST, NOW, false);
    assertThat(outcome.change()).isEqualTo(Change.NEW);
    assertThat(outcome.row().revision()).isEqualTo(1);
    assertThat(outcome.item()).isEqualTo(FIRST);
  }

  @Test
  void sameCopyAgainTellsNothing() {
    Merge.Outcome again = Merge.of(row(FIRST), FIRST, NOW, false);
    assertThat(again.item()).isNull();
    assertThat(again.row().copies()).hasSize(1);
  }

  @Test
  void copyPutBackByHandIsToldAgain() {
    Merge.Outcome again = Merge.of(row(FIRST), FIRST, NOW, true);
    assertThat(again.item()).isEqualTo(FIRST);
    assertThat(again.change()).isEqualTo(Change.RETAG);
  }

  @Test
  void otherFeedsCopyIsNoRevisionAndTheLeadingTextStays() {
    Merge.Outcome outcome = Merge.of(row(FIRST), SHORTER, NOW, false);
    assertThat(outcome.change()).isEqualTo(Change.COPY);
    assertThat(outcome.row().revision()).isEqualTo(1);
    assertThat(outcome.item()).isEqualTo(FIRST);
    assertThat(outcome.row().copies())
        .extracting(Merged.Held::feed)
        .containsExactly("a.example/feed", "b.example/feed");
  }

  @Test
  void fullerCopyLeadsWithoutARevision() {
    Merge.Outcome outcome = Merge.of(row(FIRST), FULLER, NOW, false);
    assertThat(outcome.change()).isEqualTo(Change.COPY);
    assertThat(outcome.row().revision()).isEqualTo(1);
    assertThat(outcome.item()).isEqualTo(FULLER);
    assertThat(outcome.row().leader()).isEqualTo("c.example/feed");
  }

  @Test
  void editOfTheLeadingCopyIsARevisionAlsoWhenItBecomesShorter() {
    Item edited = Samples.item("i1", "a.example", "A ruling", "Off.");
    Merged row = Merge.of(row(FIRST), SHORTER, NOW, false).row();
    Merge.Outcome outcome = Merge.of(row, edited, NOW, false);
    assertThat(outcome.change()).isEqualTo(Change.REVISION);
    assertThat(outcome.row().revision()).isEqualTo(2);
    assertThat(outcome.item()).isEqualTo(edited);
  }

  @Test
  void editOfACopyThatDoesNotLeadTellsNothing() {
    Merged row = Merge.of(row(FIRST), SHORTER, NOW, false).row();
    Item edited = Samples.item("i1", "b.example", "A ruling", "Ruled!");
    Merge.Outcome outcome = Merge.of(row, edited, NOW, false);
    assertThat(outcome.item()).isNull();
    assertThat(Objects.requireNonNull(outcome.row().of("b.example/feed")).contentHash())
        .isEqualTo(edited.contentHash());
  }

  @Test
  void beginsAnewAfterThirtyDays() {
    Merge.Outcome outcome = Merge.of(row(FIRST), FIRST, NOW.plus(Duration.ofDays(31)), false);
    assertThat(outcome.change()).isEqualTo(Change.NEW);
    assertThat(outcome.item()).isEqualTo(FIRST);
  }

  @Test
  void aCopyThatStoodInItsFeedAtTheFirstPollIsToldQuietlyWhetherItLeadsOrNot() {
    Merge.Outcome shorter = Merge.of(row(FIRST), Samples.baseline(SHORTER), NOW, false);
    assertThat(shorter.item()).isEqualTo(FIRST);
    assertThat(shorter.quiet()).isTrue();

    Merge.Outcome fuller = Merge.of(row(FIRST), Samples.baseline(FULLER), NOW, false);
    assertThat(fuller.item()).isEqualTo(FULLER); // the item was news when it came
    assertThat(fuller.quiet()).isTrue();

    assertThat(Merge.of(row(FIRST), FULLER, NOW, false).quiet()).isFalse();
    Item edited = Samples.item("i1", "c.example", "A ruling", "Off.");
    assertThat(Merge.of(fuller.row(), edited, NOW, false).quiet()).isFalse();
  }

  @Test
  void whatWasNoNewsAtAFirstPollDoesNotBecomeNewsByAnotherFeedsCopy() {
    Merge.Outcome copy = Merge.of(row(Samples.baseline(FIRST)), FULLER, NOW, false);
    assertThat(copy.item()).isEqualTo(Samples.baseline(FULLER));
    assertThat(copy.quiet()).isFalse();
  }

  private static Merged row(Item item) {
    return Merge.of(null, item, NOW, false).row();
  }
}
