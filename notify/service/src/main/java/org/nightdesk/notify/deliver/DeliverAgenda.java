package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.policy.Case;
import org.nightdesk.notify.policy.Policy;
import org.nightdesk.notify.send.SendResult;
import org.nightdesk.notify.send.Senders;
import org.nightdesk.runtime.schedule.Agenda;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.schedule.Watch;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Rows;

/// The step from `alerts` to `deliveries`: merge by id, policy, due, send, record. What is decided
/// when stands here; how each is done stands in [Arrivals], [Digests], [Attempts], [Sweeps].
public final class DeliverAgenda implements Agenda<Alert, Pending, SendResult> {
  /// The schedule.
  public static final String SCHEDULE = "pending";

  /// Stores beside it.
  public static final List<String> STORES = List.of(Memory.STORE, Digests.COLLECTED, Backlog.STORE);

  private final Function<String, Optional<Subscription>> subscriptions;
  private final Channels channels;
  private final DeliveryMetrics metrics;
  private final Arrivals arrivals;
  private final Attempts attempts;

  /// What it needs of the channels.
  ///
  /// @param setUp kinds that can be used
  /// @param send sends once; called in jobs only
  public record Channels(Set<String> setUp, BiFunction<Batch, Subscription, SendResult> send) {}

  /// Makes the step.
  ///
  /// @param subscriptions as they stand now, by id
  /// @param coverage how many sources are working now; empty while nothing is known of them
  public DeliverAgenda(
      Function<String, Optional<Subscription>> subscriptions,
      Channels channels,
      Supplier<Optional<Batch.Coverage>> coverage,
      DeliveryMetrics metrics) {
    this.subscriptions = subscriptions;
    this.channels = channels;
    this.metrics = metrics;
    Records records = new Records(metrics);
    this.arrivals = new Arrivals(records, coverage);
    this.attempts = new Attempts(records);
  }

  @Override
  public Class<Pending> rowType() {
    return Pending.class;
  }

  @Override
  public Optional<Watch<Pending>> watch() {
    return Optional.of(metrics.watch());
  }

  @Override
  public void arrived(Input<Alert> input, Rows rows, Plan<Pending> plan) {
    Alert alert = input.value();
    if (alert == null) {
      return;
    }
    if (!alert.subscription().equals(input.key())) {
      throw new IllegalArgumentException("the alert is for another subscription than its key");
    }
    Memory.Recall recall = Memory.recall(alert, rows);
    boolean again = alert.test() ? arrivals.hurries(alert, rows, plan) : recall.repeated();
    if (again) {
      plan.then(metrics::repeated);
      return;
    }
    plan.then(metrics::arrived);
    Optional<Subscription> subscription = subscriptions.apply(alert.subscription());
    Optional<Budget> budget = subscription.map(known -> Budget.of(known, input.now(), rows));
    int spent = budget.map(Budget::spent).orElse(0);
    Optional<Reason> held = Policy.judge(caseOf(alert, subscription, recall, spent, input.now()));
    if (!alert.test()) {
      Memory.remember(alert, held.isEmpty(), recall, plan);
      Sweeps.later(alert.subscription(), rows, plan);
    }
    if (held.isPresent()) {
      arrivals.holdBack(alert, held.get(), input.trace(), plan);
      if (held.get() == Reason.THROTTLED) {
        Budget before = budget.orElseThrow();
        before.holdingBack().put(before, subscription.orElseThrow(), plan);
      }
    } else {
      arrivals.take(
          Arrivals.entry(alert, recall), subscription.orElseThrow(), input.trace(), rows, plan);
    }
  }

  @Override
  public Launch<Pending, SendResult> launch(String key, Pending row, Rows rows, Instant now) {
    Optional<Subscription> subscription = subscriptions.apply(row.subscription());
    return switch (row.kind()) {
      case SWEEP ->
          new Launch.Fold<>(plan -> Sweeps.sweep(row, subscription.isEmpty(), rows, plan));
      case DIGEST -> new Launch.Fold<>(plan -> arrivals.look(row, subscription, rows, plan));
      case SEND -> launchSend(row, subscription, rows, now);
    };
  }

  private Launch<Pending, SendResult> launchSend(
      Pending row, Optional<Subscription> subscription, Rows rows, Instant now) {
    Batch batch = Records.batch(row);
    Memory.Recall recall =
        new Memory.Recall(false, 0, null, null, Memory.goneSince(row.subscription(), rows));
    Alert first = batch.alerts().getFirst();
    Case due = caseOf(first, subscription, recall, 0, now);
    Optional<Reason> held = Policy.judgeAgain(due, batch.digest());
    if (held.isPresent()) {
      return new Launch.Fold<>(plan -> attempts.holdBack(row, held.get(), rows, plan));
    }
    Subscription to = subscription.orElseThrow();
    // Due before its quiet hours began, and kept waiting by its host; what is due within them was
    // asked for by hand.
    if (!first.test() && to.awake(now).isAfter(now) && to.awake(row.due()).equals(row.due())) {
      return later(row, to.awake(now));
    }
    Instant paused = Memory.pausedUntil(to, rows);
    if (!first.test() && paused.isAfter(now)) {
      return later(row, paused);
    }
    return new Launch.Run<>(Senders.host(to.channel()), () -> channels.send().apply(batch, to));
  }

  @Override
  public void finished(
      String key, SendResult outcome, Optional<Pending> row, Rows rows, Plan<Pending> plan) {
    if (row.isPresent()) {
      Optional<Subscription> subscription = subscriptions.apply(row.get().subscription());
      attempts.ended(row.get(), outcome, subscription, rows, plan);
    }
  }

  @Override
  public SendResult failed(String key, Throwable thrown) {
    return new SendResult.Failed(
        Reason.INTERNAL, thrown.getClass().getSimpleName(), null, Instant.EPOCH);
  }

  @Override
  public long weight(SendResult outcome) {
    return 1_000; // ids and one line of words
  }

  private static Launch<Pending, SendResult> later(Pending row, Instant at) {
    return new Launch.Fold<>(plan -> plan.row(row.key(), at, row.dueAt(at)));
  }

  private Case caseOf(
      Alert alert,
      Optional<Subscription> subscription,
      Memory.Recall recall,
      int spent,
      Instant now) {
    return new Case(
        alert,
        subscription.orElse(null),
        recall.toldChange(),
        spent,
        recall.goneSince(),
        channels.setUp(),
        now);
  }
}
