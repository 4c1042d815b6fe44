package org.nightdesk.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void putsNumbersToTheRightAndWordsToTheLeft() {
    assertThat(
            new Columns()
                .row("word", "count", "says")
                .row("a", 5, "no")
                .row("bcdef", 12_000, "yes, 1")
                .lines())
        .containsExactly("word   count  says", "a          5  no", "bcdef  12000  yes, 1");
  }

  @Test
  void countsWideAndMarkingCharactersAsATerminalDoes() {
    assertThat(Plain.width("新聞")).isEqualTo(4);
    assertThat(Plain.width("e\u0301")).isEqualTo(1);
    assertThat(Plain.line("新聞社の記事", 7)).isEqualTo("新聞社…");
  }

  @Test
  void leavesNothingThatCouldMoveTheCursorOrTurnTheLine() {
    assertThat(Plain.line("\u001b[31mred\u0007 \u202eabc\n\t x\u009b2J"))
        .isEqualTo("[31mred abc x 2J");
  }
}
