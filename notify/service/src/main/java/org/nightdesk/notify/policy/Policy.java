package org.nightdesk.notify.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Subscription;

/// The stages in their order; the first that holds an alert back names the reason. An alert that a
/// person asked for, as a test or once more, meets only those without which nothing can be sent at
/// all, and the reader's own no.
public final class Policy {
  /// An alert about what was seen longer ago is no news any more.
  public static final Duration LATE = Duration.ofHours(24);

  /// @param holds whether it holds the alert back
  /// @param always also for what a person asked for
  private record Stage(Delivery.Reason reason, Predicate<Case> holds, boolean always) {}

  private static final List<Stage> STAGES =
      List.of(
          new Stage(Delivery.Reason.DELETED, c -> c.subscription() == null, true),
          new Stage(Delivery.Reason.NOT_SET_UP, Policy::isNotSetUp, true),
          new Stage(
              Delivery.Reason.UNSUBSCRIBED, c -> is(c, Subscription.State.UNSUBSCRIBED), true),
          new Stage(Delivery.Reason.PAUSED, c -> is(c, Subscription.State.PAUSED), false),
          new Stage(Delivery.Reason.GONE, Policy::isGone, false),
          new Stage(Delivery.Reason.MUTED, Policy::isMuted, false),
          new Stage(Delivery.Reason.NOT_TOLD, Policy::isNotTold, false),
          new Stage(Delivery.Reason.LATE, Policy::isLate, false),
          new Stage(Delivery.Reason.ALREADY_TOLD, Policy::isTold, false),
          // Last, so that nothing is spent on what another stage holds back.
          new Stage(Delivery.Reason.THROTTLED, Policy::isThrottled, false));

  // What may have changed while an alert waited for its time; that it was told is what it waits
  // for.
  private static final List<Delivery.Reason> AT_ARRIVAL_ONLY =
      List.of(
          Delivery.Reason.NOT_TOLD,
          Delivery.Reason.LATE,
          Delivery.Reason.ALREADY_TOLD,
          Delivery.Reason.THROTTLED);

  private Policy() {}

  /// Why an alert that arrives is held back; empty: it goes out.
  public static Optional<Delivery.Reason> judge(Case arrived) {
    return STAGES.stream()
        .filter(stage -> stage.always() || !arrived.alert().test())
        .filter(stage -> stage.holds().test(arrived))
        .map(Stage::reason)
        .findFirst();
  }

  /// Why a message whose time has come is held back after all; empty: it goes out.
  ///
  /// @param due with the first alert of the message
  /// @param digest it holds other stories too; those that were muted when it was frozen are not in
  ///   it
  public static Optional<Delivery.Reason> judgeAgain(Case due, boolean digest) {
    return judge(
            new Case(
                due.alert(),
                due.subscription(),
                0,
                0,
                due.goneSince(),
                due.channels(),
                // Waiting makes nothing late: its reader chose the rhythm, the retries have an end.
                due.alert().seen()))
        .filter(reason -> !AT_ARRIVAL_ONLY.contains(reason))
        .filter(reason -> !digest || reason != Delivery.Reason.MUTED);
  }

  private static boolean is(Case c, Subscription.State state) {
    return c.subscription() != null && c.subscription().state() == state;
  }

  private static boolean isNotSetUp(Case c) {
    return c.subscription() != null
        && !c.channels().contains(c.subscription().channel().kindWord());
  }

  /// Its owner takes the subscription up again by changing it.
  private static boolean isGone(Case c) {
    return c.subscription() != null
        && c.goneSince() != null
        && !c.subscription().changed().isAfter(c.goneSince());
  }

  private static boolean isMuted(Case c) {
    return c.subscription() != null && c.subscription().mutes(c.alert().story());
  }

  /// Whether an alert mends what its reader was told. One more telling of a story that another
  /// telling corrected does not.
  ///
  /// @param toldChange see [Case]
  public static boolean corrects(Alert alert, int toldChange) {
    return Boolean.TRUE.equals(alert.corrects())
        && toldChange > 0
        && toldChange < alert.storyChange();
  }

  private static boolean isNotTold(Case c) {
    return Boolean.TRUE.equals(c.alert().onlyIfTold()) && c.toldChange() == 0;
  }

  private static boolean isTold(Case c) {
    return c.toldChange() > 0 && !corrects(c.alert(), c.toldChange());
  }

  /// Whoever was told what was wrong is told that it was, whatever the budget.
  private static boolean isThrottled(Case c) {
    return c.subscription() != null
        && c.subscription().atMostPerDay() != null
        && c.spent() >= c.subscription().atMostPerDay()
        && !corrects(c.alert(), c.toldChange());
  }

  private static boolean isLate(Case c) {
    return c.alert().seen().isBefore(c.now().minus(LATE));
  }
}
