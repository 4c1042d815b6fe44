package org.nightdesk.app.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// When the product is killed, and how long it stays dead: the same for the same seed. Pure.
final class KillPlan {
  private static final int BURST = 150;

  /// Longer than a start takes on a machine that has nothing else to do.
  private static final int START_MILLIS = 12_000;

  private KillPlan() {}

  /// One kill.
  ///
  /// @param during what the product is at
  /// @param after so long into it
  /// @param burst items published at once just before, to be killed in the middle of them
  /// @param outage until the next start
  record Kill(Phase during, Duration after, int burst, Duration outage) {}

  /// What the product is at.
  enum Phase {
    /// It has delivered since its start.
    WORK,
    /// It is coming up, or back from the kill before.
    START
  }

  /// Rounds of five: at work with little to do; in a burst, before an outage that is longer than
  /// the transaction timeout (in every second round, for it takes long); in a burst; and twice in a
  /// row while it is coming up.
  static List<Kill> of(long seed, int kills, Duration transactionTimeout) {
    Random random = new Random(seed);
    List<Kill> plan = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      boolean start = i % 5 >= 3;
      boolean longOutage = i % 10 == 1;
      boolean burst = i % 5 == 1 || i % 5 == 2;
      plan.add(
          new Kill(
              start ? Phase.START : Phase.WORK,
              Duration.ofMillis(random.nextInt(start ? START_MILLIS : 2_500) + 1L),
              burst ? BURST : 0,
              (longOutage ? transactionTimeout.plusSeconds(2) : Duration.ZERO)
                  .plusMillis(random.nextInt(1_500) + 1L)));
    }
    return plan;
  }
}
