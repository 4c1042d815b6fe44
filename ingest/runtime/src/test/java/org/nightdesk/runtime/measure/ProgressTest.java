package org.nightdesk.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.nightdesk.runtime.measure.Progress.Ends;
import org.nightdesk.runtime.measure.Progress.Figures;

/// Looks are half a minute apart.
final class ProgressTest {
  private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final TopicPartition ITEMS = new TopicPartition("t.items", 1);

  @Test
  void idleIsNotStuck() {
    assertThat(stuck(figures(1, 5, 0), figures(2, 5, 0), figures(3, 5, 0), figures(4, 5, 0)))
        .isEmpty();
  }

  @Test
  void recordsThatWaitWhileNoneIsWorkedOnAreStuckAfterAMinute() {
    assertThat(stuck(figures(1, 5, 3), figures(2, 5, 3))).isEmpty();
    assertThat(stuck(figures(1, 5, 3), figures(2, 5, 3), figures(3, 5, 4)))
        .isEqualTo("4 records wait and none was worked on since 60 s");
    assertThat(stuck(figures(1, 5, 3), figures(2, 6, 3), figures(3, 6, 4))).isEmpty();
    assertThat(stuck(figures(1, 5, 3), figures(2, 5, 0), figures(3, 5, 4), figures(4, 5, 4)))
        .isEmpty();
  }

  @Test
  void aThreadThatDoesNotComeRoundIsStuck() {
    assertThat(stuck(figures(1, 5, 0), figures(1, 5, 0), figures(1, 5, 0)))
        .isEqualTo("its thread hangs in its work since 60 s");
  }

  @Test
  void aTransactionThatHoldsBackAPartitionIsStuckAtTheSameOffsetOnly() {
    assertThat(stuck(held(1, 7, 9), held(2, 7, 9), held(3, 7, 20)))
        .isEqualTo("a transaction holds back what stands on t.items-1 since 60 s");
    assertThat(stuck(held(1, 7, 9), held(2, 8, 10), held(3, 9, 11))).isEmpty();
    assertThat(stuck(held(1, 7, 9), held(2, 9, 9), held(3, 9, 11), held(4, 9, 11))).isEmpty();
  }

  @Test
  void whatWasSeenBeforeARebalanceDoesNotCount() {
    Progress before = after(Progress.none(START), figures(1, 5, 3), figures(2, 5, 3));
    Progress anew = Progress.none(before.at());
    assertThat(after(anew, figures(3, 5, 3), figures(4, 5, 3)).stuck(PATIENCE)).isEmpty();
  }

  private static Figures figures(double rounds, double records, double lag) {
    return new Figures(rounds, records, lag, Map.of());
  }

  private static Figures held(double rounds, long stable, long last) {
    return new Figures(rounds, 5, 0, Map.of(ITEMS, new Ends(stable, last)));
  }

  private static String stuck(Figures... looks) {
    return after(Progress.none(START), looks).stuck(PATIENCE).orElse("");
  }

  private static Progress after(Progress progress, Figures... looks) {
    Progress next = progress;
    for (Figures look : looks) {
      next = next.after(look, next.at().plusSeconds(30));
    }
    return next;
  }
}
