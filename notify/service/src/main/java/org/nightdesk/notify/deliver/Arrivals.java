package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.policy.Policy;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Rows;

/// Puts alerts on the schedule: each by itself, or collected for a digest that closes later; never
/// more than the backlog of a subscription may hold.
final class Arrivals {
  private final Records records;
  private final Supplier<Optional<Batch.Coverage>> coverage;

  Arrivals(Records records, Supplier<Optional<Batch.Coverage>> coverage) {
    this.records = records;
    this.coverage = coverage;
  }

  /// What is told: an item that corrects its story, to a reader who was told the story before,
  /// corrects that; sent again, it says so again.
  static Batch.Entry entry(Alert alert, Memory.Recall recall) {
    boolean corrects = Policy.corrects(alert, recall.toldChange());
    String again = alert.test() ? recall.toldBefore() : null;
    return new Batch.Entry(alert, corrects ? recall.toldHeadline() : again);
  }

  void holdBack(Alert alert, Reason reason, String trace, Plan<Pending> plan) {
    records.heldBack(alert, reason, trace, plan);
  }

  /// If a message of that id waits, it is tried at once.
  boolean hurries(Alert alert, Rows rows, Plan<Pending> plan) {
    String key = Pending.sendKey(alert.subscription(), alert.id());
    Optional<Pending> waits = rows.due(DeliverAgenda.SCHEDULE, key, Pending.class);
    waits.ifPresent(row -> {
      Instant now = plan.origin().now();
      plan.row(key, now, row.dueAt(now));
    });
    return waits.isPresent();
  }

  /// What would go out by itself in quiet hours waits for their end with all that comes in them.
  void take(
      Batch.Entry entry, Subscription subscription, String trace, Rows rows, Plan<Pending> plan) {
    Instant now = plan.origin().now();
    Instant due = Due.at(subscription, now);
    boolean atOnce = subscription.rhythm() instanceof Rhythm.AtOnce && !due.isAfter(now);
    Budget budget = Budget.of(subscription, now, rows);
    if (entry.alert().test()) {
      send(entry, List.of(), trace, rows, plan);
    } else if (atOnce) {
      send(entry, budget.told(), trace, rows, plan);
      budget.spending(subscription).saying().put(budget, subscription, plan);
    } else {
      collect(entry, due, trace, rows, plan);
      budget.spending(subscription).put(budget, subscription, plan);
    }
  }

  private void send(
      Batch.Entry entry,
      List<Batch.LeftOut> throttled,
      String trace,
      Rows rows,
      Plan<Pending> plan) {
    Alert alert = entry.alert();
    Instant now = plan.origin().now();
    Backlog backlog = Backlog.of(alert.subscription(), rows);
    if (backlog.isFull() && !alert.test()) {
      Backlog.Found found = backlog.oldest(alert.subscription(), rows, now);
      backlog = found.rest();
      if (found.oldest().isEmpty()) {
        records.heldBack(alert, Reason.BACKLOG, trace, plan);
        backlog.leavingOut(1 + counted(throttled)).put(alert.subscription(), plan);
        return;
      }
      Pending oldest = found.oldest().get();
      records.ended(oldest, null, Records.End.suppressed(Reason.BACKLOG, now), plan);
      backlog = backlog.without(oldest, plan);
    }
    Batch batch = Batch.of(entry, joined(backlog.told(), throttled), coverage.get().orElse(null));
    Pending row = Pending.send(batch, List.of(alert), now, trace);
    plan.row(row.key(), now, row);
    backlog.sending().put(alert.subscription(), plan);
  }

  private static int counted(List<Batch.LeftOut> leftOut) {
    return leftOut.stream().mapToInt(Batch.LeftOut::count).sum();
  }

  private static List<Batch.LeftOut> joined(List<Batch.LeftOut> one, List<Batch.LeftOut> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private void collect(
      Batch.Entry entry, Instant closes, String trace, Rows rows, Plan<Pending> plan) {
    String subscription = entry.alert().subscription();
    Pending digest =
        rows.due(
                DeliverAgenda.SCHEDULE,
                Pending.choreKey(Pending.Kind.DIGEST, subscription),
                Pending.class)
            .map(Pending::withOneMore)
            .orElseGet(() -> Pending.digest(subscription, closes, trace));
    if (digest.waiting() > Backlog.COLLECTED) {
      Optional<Map.Entry<String, Batch.Entry>> oldest = Digests.oldest(subscription, rows);
      if (oldest.isPresent()) {
        plan.delete(Digests.COLLECTED, oldest.get().getKey());
        records.heldBack(oldest.get().getValue().alert(), Reason.BACKLOG, trace, plan);
        Backlog.of(subscription, rows).leavingOut(1).put(subscription, plan);
        digest = digest.withOneLess();
      }
    }
    Digests.collect(entry, plan);
    wait(digest, Closing.earlier(digest.first(), closes), plan);
  }

  private static void wait(Pending digest, Instant closes, Plan<Pending> plan) {
    Pending row = digest.closing(closes, plan.origin().now());
    plan.row(row.key(), row.due(), row);
  }

  /// Freezes a digest whose time has come, or waits on.
  void look(Pending digest, Optional<Subscription> subscription, Rows rows, Plan<Pending> plan) {
    Instant now = plan.origin().now();
    Instant closes = Closing.at(digest, subscription, rows, now);
    if (closes.isAfter(now)) {
      wait(digest, closes, plan);
    } else {
      close(digest, subscription, rows, plan);
    }
  }

  private void close(
      Pending digest, Optional<Subscription> subscription, Rows rows, Plan<Pending> plan) {
    Digests.Sorted sorted =
        Digests.take(
            digest.subscription(),
            story -> subscription.filter(known -> known.mutes(story)).isPresent(),
            rows,
            plan);
    sorted.muted().forEach(a -> records.heldBack(a, Reason.MUTED, digest.trace(), plan));
    sorted.overtaken().forEach(a -> records.heldBack(a, Reason.ALREADY_TOLD, digest.trace(), plan));
    plan.drop(digest.key());
    if (sorted.ranked().isEmpty()) {
      return;
    }
    Instant now = plan.origin().now();
    Backlog backlog = Backlog.of(digest.subscription(), rows);
    List<Batch.LeftOut> leftOut = new ArrayList<>(backlog.told());
    subscription.ifPresent(known -> {
      Budget budget = Budget.of(known, now, rows);
      leftOut.addAll(budget.told());
      budget.saying().put(budget, known, plan);
    });
    Digests.Frame frame = new Digests.Frame(leftOut, coverage.get().orElse(null), now);
    Pending send = Digests.freeze(digest, sorted.ranked(), frame);
    plan.row(send.key(), now, send);
    plan.commitAtOnce();
    backlog.sending().put(digest.subscription(), plan);
  }
}
