package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Rows;

/// The daily chore of a subscription: forgetting what was told long ago. Pure.
final class Sweeps {
  private Sweeps() {}

  /// Puts the chore on the schedule unless it stands there.
  static void later(String subscription, Rows rows, Plan<Pending> plan) {
    Pending chore = Pending.sweep(subscription, tomorrow(plan.origin().now()));
    if (rows.due(DeliverAgenda.SCHEDULE, chore.key(), Pending.class).isEmpty()) {
      plan.row(chore.key(), chore.due(), chore);
    }
  }

  /// Does the chore.
  ///
  /// @param deleted the subscription is no more: all of it is forgotten, the chore itself at last
  static void sweep(Pending row, boolean deleted, Rows rows, Plan<Pending> plan) {
    Instant now = plan.origin().now();
    boolean more =
        deleted
            ? Memory.forget(row.subscription(), rows, plan)
            : Memory.sweep(row.subscription(), rows, now, plan);
    if (deleted && !more) {
      plan.delete(Backlog.STORE, row.subscription());
      plan.drop(row.key());
      return;
    }
    Pending next = row.dueAt(more ? now.plus(Duration.ofMinutes(1)) : tomorrow(now));
    plan.row(next.key(), next.due(), next);
  }

  /// All at one instant, so that many subscriptions cost few transactions.
  private static Instant tomorrow(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
  }
}
