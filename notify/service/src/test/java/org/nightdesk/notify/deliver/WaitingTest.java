package org.nightdesk.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.nightdesk.notify.Samples;
import org.nightdesk.runtime.schedule.Watch;

class WaitingTest {
  private static final Instant NOW = Samples.NIGHT;

  private final Waiting waiting = new Waiting();
  private final Watch<Pending> watch = waiting.watch();

  @Test
  void aDigestThatShouldHaveClosedCountsAsUndeliveredAndAnOpenOneDoesNot() {
    Pending digest = Pending.digest("s1", NOW.plusSeconds(600), "");
    watch.stands(digest.key(), digest.closing(NOW.plusSeconds(600), NOW));
    assertThat(waiting.oldestSeconds(NOW)).isZero();
    assertThat(waiting.oldestSeconds(NOW.plusSeconds(607))).isEqualTo(7);
    assertThat(waiting.messages()).isZero();

    watch.gone(digest.key());
    assertThat(waiting.oldestSeconds(NOW.plusSeconds(607))).isZero();
  }
}
