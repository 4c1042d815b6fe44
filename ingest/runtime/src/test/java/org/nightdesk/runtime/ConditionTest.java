package org.nightdesk.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nightdesk.runtime.health.Health.Report;

final class ConditionTest {
  @Test
  void runsWithItsWork() {
    assertThat(report(State.RUNNING, 1, true, null)).isEqualTo(new Report.Ready("x is running"));
  }

  @Test
  void aSpareIsReadyHoweverLongItWaitsOnceTheWorkIsSharedOut() {
    assertThat(report(State.RUNNING, 1, false, null)).isInstanceOf(Report.Starting.class);
    for (int seconds : new int[] {11, 61, 100_000}) {
      Report spare = report(State.RUNNING, seconds, false, null);
      assertThat(spare).isInstanceOf(Report.Ready.class);
      assertThat(spare.detail()).contains("spare");
    }
  }

  @Test
  void whatDoesNotGetOnFailsAndNamesTheOpenTransactions() {
    assertThat(report(State.RUNNING, 1, true, "3 records wait"))
        .isEqualTo(
            new Report.Failing("x is running, but 3 records wait; last failure: e; open: one"));
  }

  @Test
  void whatDoesNotComeToItsWorkIsStartingForAMinute() {
    assertThat(report(State.REBALANCING, 60, false, null))
        .isEqualTo(new Report.Starting("x is REBALANCING since 60 s"));
    assertThat(report(State.REBALANCING, 61, false, null))
        .isEqualTo(new Report.Failing("x is REBALANCING since 61 s; open: one"));
  }

  private static Report report(State state, int seconds, boolean hasTasks, @Nullable String stuck) {
    String failure = stuck == null ? null : "e";
    return new Condition("x", state, Duration.ofSeconds(seconds), hasTasks, stuck, failure)
        .report(() -> "open: one");
  }
}
