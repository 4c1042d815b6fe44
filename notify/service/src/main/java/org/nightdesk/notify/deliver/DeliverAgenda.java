package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.policy.Case;
import org.nightdesk.notify.policy.Policy;
import org.nightdesk.notify.send.SendResult;
import org.nightdesk.notify.send.Senders;
import org.nightdesk.runtime.schedule.Agenda;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Rows;

/// The step from `alerts` to `deliveries`: merge by id, policy, due, send, record.
public final class DeliverAgenda implements Agenda<Alert, Pending, SendResult> {
  /// Stores beside that of the schedule.
  public static final List<String> STORES = List.of(Memory.STORE, Digests.COLLECTED, Digests.OPEN);

  private final Function<String, Optional<Subscription>> subscriptions;
  private final Channels channels;
  private final DeliveryMetrics metrics;

  /// What it needs of the channels.
  ///
  /// @param setUp kinds that can be used
  /// @param send sends once; called in jobs only
  public record Channels(Set<String> setUp, BiFunction<Batch, Subscription, SendResult> send) {}

  /// Makes the step.
  ///
  /// @param subscriptions as they stand now, by id
  public DeliverAgenda(
      Function<String, Optional<Subscription>> subscriptions,
      Channels channels,
      DeliveryMetrics metrics) {
    this.subscriptions = subscriptions;
    this.channels = channels;
    this.metrics = metrics;
  }

  @Override
  public Class<Pending> rowType() {
    return Pending.class;
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
    if (recall.repeated() && !alert.test()) {
      metrics.repeated();
      return;
    }
    Optional<Subscription> subscription = subscriptions.apply(alert.subscription());
    Optional<Reason> held = Policy.judge(caseOf(alert, subscription, recall, input.now()));
    if (!alert.test()) {
      Memory.remember(alert, held.isEmpty(), recall, plan);
      sweepLater(alert.subscription(), rows, plan);
    }
    metrics.arrived();
    if (held.isPresent()) {
      Delivery record = Outcomes.suppressed(alert, held.get(), input.now());
      plan.emit(Outcomes.event(record, input.trace(), input.now()));
      metrics.ended(record, 1, true);
    } else {
      schedule(alert, subscription.orElseThrow().rhythm(), input, rows, plan);
    }
  }

  private void schedule(
      Alert alert, Rhythm rhythm, Input<Alert> input, Rows rows, Plan<Pending> plan) {
    if (alert.test() || rhythm instanceof Rhythm.AtOnce) {
      Pending send =
          Pending.send(alert.subscription(), Batch.of(alert), input.now(), input.trace());
      plan.row(send.key(), input.now(), send);
      metrics.waits(send.key(), input.now());
      return;
    }
    Digests.collect(alert, plan);
    Pending digest =
        Pending.chore(Pending.Kind.DIGEST, alert.subscription(), input.now(), input.trace());
    if (rows.get(Digests.OPEN, alert.subscription(), Digests.Open.class).isEmpty()) {
      Digests.open(alert.subscription(), plan);
      plan.row(digest.key(), Due.at(rhythm, input.now()), digest);
    }
  }

  @Override
  public Launch<Pending, SendResult> launch(String key, Pending row, Rows rows, Instant now) {
    return switch (row.kind()) {
      case SWEEP -> new Launch.Fold<>(plan -> sweep(row, rows, plan));
      case DIGEST -> new Launch.Fold<>(plan -> Digests.freeze(row, rows, plan));
      case SEND -> launchSend(row, rows, now);
    };
  }

  private Launch<Pending, SendResult> launchSend(Pending row, Rows rows, Instant now) {
    Batch batch = Objects.requireNonNull(row.batch());
    Optional<Subscription> subscription = subscriptions.apply(row.subscription());
    metrics.waits(row.key(), row.first());
    Memory.Recall recall = new Memory.Recall(false, 0, Memory.goneSince(row.subscription(), rows));
    Optional<Reason> held =
        Policy.judgeAgain(caseOf(batch.alerts().getFirst(), subscription, recall, now));
    if (held.isPresent()) {
      return new Launch.Fold<>(plan ->
          end(
              row,
              Optional.empty(),
              new Outcomes.End(Outcome.SUPPRESSED, held.get(), null, null, now),
              plan));
    }
    Subscription to = subscription.orElseThrow();
    return new Launch.Run<>(Senders.host(to.channel()), () -> channels.send().apply(batch, to));
  }

  @Override
  public void finished(
      String key, SendResult outcome, Optional<Pending> row, Rows rows, Plan<Pending> plan) {
    if (row.isEmpty()) {
      return;
    }
    Pending sent = row.get();
    Optional<Subscription> subscription = subscriptions.apply(sent.subscription());
    switch (outcome) {
      case SendResult.Delivered(String detail, Instant at) ->
          end(
              sent,
              subscription,
              new Outcomes.End(Outcome.DELIVERED, null, detail, null, at),
              plan);
      case SendResult.Failed failed -> failed(sent, failed, subscription, plan);
    }
  }

  private void failed(
      Pending sent,
      SendResult.Failed failed,
      Optional<Subscription> subscription,
      Plan<Pending> plan) {
    Instant now = plan.origin().now();
    Optional<Instant> next =
        RetryPolicy.next(
            new RetryPolicy.Attempt(
                sent.key(), sent.attempt(), sent.first(), failed.reason(), failed.pause(), now));
    if (failed.reason() == Reason.GONE) {
      Instant changed = subscription.map(Subscription::changed).orElse(now);
      Memory.rememberGone(sent.subscription(), changed, plan);
    }
    if (failed.pause() != null && subscription.isPresent()) {
      plan.pauseHost(Senders.host(subscription.get().channel()), failed.pause());
    }
    Outcome outcome = next.isPresent() ? Outcome.RETRY : Outcome.GAVE_UP;
    end(
        sent,
        subscription,
        new Outcomes.End(outcome, failed.reason(), failed.detail(), next.orElse(null), now),
        plan);
    next.ifPresent(at -> plan.row(sent.key(), at, sent.again()));
  }

  private void end(
      Pending row, Optional<Subscription> subscription, Outcomes.End end, Plan<Pending> plan) {
    String channel = subscription.map(s -> s.channel().kindWord()).orElse(null);
    Delivery record = Outcomes.of(row, channel, end);
    plan.emit(Outcomes.event(record, row.trace(), plan.origin().now()));
    metrics.ended(record, row.alerts().size(), !Objects.requireNonNull(row.batch()).digest());
    if (end.next() == null) {
      plan.drop(row.key());
      metrics.waitsNoMore(row.key());
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

  private void sweepLater(String subscription, Rows rows, Plan<Pending> plan) {
    Instant now = plan.origin().now();
    Pending chore = Pending.chore(Pending.Kind.SWEEP, subscription, now, "");
    if (rows.get(Digests.OPEN, chore.key(), Digests.Open.class).isEmpty()) {
      plan.put(Digests.OPEN, chore.key(), new Digests.Open(now));
      plan.row(chore.key(), tomorrow(now), chore);
    }
  }

  private void sweep(Pending row, Rows rows, Plan<Pending> plan) {
    Instant now = plan.origin().now();
    boolean deleted = subscriptions.apply(row.subscription()).isEmpty();
    boolean more =
        deleted
            ? Memory.forget(row.subscription(), rows, plan)
            : Memory.sweep(row.subscription(), rows, now, plan);
    if (deleted && !more) {
      plan.delete(Digests.OPEN, row.key());
      plan.drop(row.key());
    } else {
      plan.row(row.key(), more ? now.plus(Duration.ofMinutes(1)) : tomorrow(now), row);
    }
  }

  /// All at one instant, so that many subscriptions cost few transactions.
  private static Instant tomorrow(Instant now) {
    return now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
  }

  private Case caseOf(
      Alert alert, Optional<Subscription> subscription, Memory.Recall recall, Instant now) {
    return new Case(
        alert,
        subscription.orElse(null),
        recall.toldChange(),
        recall.goneSince(),
        channels.setUp(),
        now);
  }
}
