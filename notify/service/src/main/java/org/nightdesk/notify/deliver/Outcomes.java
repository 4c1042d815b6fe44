package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.Event;

/// Writes what became of a message as a record for `deliveries`. Pure.
final class Outcomes {
  private Outcomes() {}

  /// How an attempt, or a judgement, ended.
  ///
  /// @param reason absent when it was delivered
  /// @param next absent: never again of itself
  record End(
      Delivery.Outcome outcome,
      Delivery.@Nullable Reason reason,
      @Nullable String detail,
      @Nullable Instant next,
      Instant at) {}

  /// An alert that was held back when it arrived. One whose story was told by another alert carried
  /// nothing of its own: the alert of that id did go out.
  static Delivery suppressed(Alert alert, Delivery.Reason reason, Instant at) {
    boolean folded = reason == Delivery.Reason.ALREADY_TOLD;
    return new Delivery(
        alert.id(),
        alert.subscription(),
        folded ? List.of() : List.of(alert.id()),
        List.of(alert.item()),
        alert.headline(),
        topics(alert),
        null,
        Delivery.Outcome.SUPPRESSED,
        reason,
        null,
        0,
        null,
        null,
        at);
  }

  static Delivery of(Pending pending, @Nullable String channel, End end) {
    Alert first = Objects.requireNonNull(pending.batch()).alerts().getFirst();
    boolean delivered = end.outcome() == Delivery.Outcome.DELIVERED;
    return new Delivery(
        pending.batch().id(),
        pending.subscription(),
        pending.alerts(),
        pending.items(),
        first.headline(),
        topics(first),
        channel,
        end.outcome(),
        end.reason(),
        end.detail(),
        end.outcome() == Delivery.Outcome.SUPPRESSED ? 0 : pending.attempt(),
        end.next(),
        delivered ? Duration.between(first.fetched(), end.at()).toMillis() / 1000.0 : null,
        end.at());
  }

  static Event event(Delivery delivery, String trace, Instant now) {
    String ceId =
        "%s/%d/%s/%s"
            .formatted(
                delivery.id(),
                delivery.attempt(),
                delivery.outcome().word().replace(' ', '-'),
                delivery.items().isEmpty() ? "" : delivery.items().getFirst());
    return Event.of(Stream.DELIVERIES, delivery.subscription(), delivery, ceId, now)
        .with(CloudEvent.TRACE_PARENT, trace);
  }

  private static List<String> topics(Alert alert) {
    return alert.reasons().stream().map(Alert.Reason::topic).filter(Objects::nonNull).toList();
  }
}
