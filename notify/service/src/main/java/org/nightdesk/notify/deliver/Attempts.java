package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.send.SendResult;
import org.nightdesk.notify.send.Senders;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Rows;

/// Records how attempts ended and sets the next.
final class Attempts {
  /// For how long one receiver's wish holds back all that share its host, who may be strangers to
  /// it; for as long as it asks, it holds back what goes to itself.
  private static final Duration HOST_PAUSE = Duration.ofMinutes(1);

  private final Records records;

  Attempts(Records records) {
    this.records = records;
  }

  /// The message is not sent after all.
  void holdBack(Pending row, Reason reason, Rows rows, Plan<Pending> plan) {
    records.ended(row, null, Records.End.suppressed(reason, plan.origin().now()), plan);
    finish(row, rows, plan);
  }

  void ended(
      Pending sent,
      SendResult outcome,
      Optional<Subscription> subscription,
      Rows rows,
      Plan<Pending> plan) {
    String channel = subscription.map(s -> s.channel().kindWord()).orElse(null);
    switch (outcome) {
      case SendResult.Delivered(String detail, Instant at) -> {
        records.ended(
            sent, channel, new Records.End(Outcome.DELIVERED, null, detail, null, at), plan);
        finish(sent, rows, plan);
      }
      case SendResult.Failed failed -> failed(sent, failed, subscription, rows, plan);
    }
  }

  private void failed(
      Pending sent,
      SendResult.Failed failed,
      Optional<Subscription> subscription,
      Rows rows,
      Plan<Pending> plan) {
    Instant now = plan.origin().now();
    Optional<Instant> next =
        RetryPolicy.next(
            new RetryPolicy.Attempt(
                sent.key(), sent.attempt(), sent.first(), failed.reason(), failed.pause(), now));
    if (subscription.isPresent() && !Records.batch(sent).alerts().getFirst().test()) {
      next = next.map(subscription.get()::awake);
    }
    if (failed.reason() == Reason.GONE) {
      Instant changed = subscription.map(Subscription::changed).orElse(now);
      Memory.rememberGone(sent.subscription(), changed, plan);
    }
    if (failed.pause() != null && subscription.isPresent()) {
      Duration pause = failed.pause();
      Memory.rememberPause(subscription.get(), now.plus(pause), plan);
      plan.pauseHost(
          Senders.host(subscription.get().channel()),
          pause.compareTo(HOST_PAUSE) > 0 ? HOST_PAUSE : pause);
    }
    String channel = subscription.map(s -> s.channel().kindWord()).orElse(null);
    Outcome outcome = next.isPresent() ? Outcome.RETRY : Outcome.GAVE_UP;
    records.ended(
        sent,
        channel,
        new Records.End(outcome, failed.reason(), failed.detail(), next.orElse(null), now),
        plan);
    if (next.isPresent()) {
      plan.row(sent.key(), next.get(), sent.again(next.get()));
    } else {
      finish(sent, rows, plan);
    }
  }

  private static void finish(Pending row, Rows rows, Plan<Pending> plan) {
    plan.drop(row.key());
    Backlog.of(row.subscription(), rows).sent().put(row.subscription(), plan);
  }
}
