package org.nightdesk.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TallyTest {
  @Test
  void tellsLostFromDuplicatedFromSentAgain() {
    Tally tally =
        Tally.of(
            "webhook",
            4,
            List.of(
                new Arrival("a", 1),
                new Arrival("a", 1),
                new Arrival("b", 2),
                new Arrival("c", 2),
                new Arrival("d", 4)));
    assertThat(tally.lost()).containsExactly(3);
    assertThat(tally.duplicates()).containsExactly(2);
    assertThat(tally.redelivered()).isEqualTo(1);
    assertThat(tally.row(4)).isEqualTo("| webhook | 4 | 5 | 1 | 1 | 1 |");
  }

  @Test
  void readsTheNumberOfAnItemOutOfAMessage() {
    assertThat(Arrival.of("x", "[Numbers] " + Arrival.title(17) + "\n").number()).isEqualTo(17);
    assertThat(Arrival.of("x", "something else").number()).isZero();
  }
}
