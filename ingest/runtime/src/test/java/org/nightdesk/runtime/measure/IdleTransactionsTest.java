package org.nightdesk.runtime.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleTransactionsTest {
  private final IdleTransactions idle = new IdleTransactions();

  @Test
  void countsTransactionsWhileNoRecordMoved() {
    idle.look(10, 500);
    idle.look(13, 500);

    assertThat(idle.total()).isEqualTo(3);
  }

  @Test
  void leavesTransactionsWithRecordsAlone() {
    idle.look(10, 500);
    idle.look(13, 501);

    assertThat(idle.total()).isZero();
  }

  @Test
  void startsOverWhenTheThreadWasReplaced() {
    idle.look(10, 500);
    idle.look(2, 0);
    idle.look(3, 0);

    assertThat(idle.total()).isEqualTo(1);
  }
}
