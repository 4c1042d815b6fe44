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
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Event;

/// Writes what became of an alert as a record for `deliveries`, and counts it with the record.
final class Records {
  private final DeliveryMetrics metrics;

  Records(DeliveryMetrics metrics) {
    this.metrics = metrics;
  }

  /// How an attempt, or a judgement, ended.
  ///
  /// @param reason absent when it was delivered
  /// @param next absent: never again of itself
  record End(
      Delivery.Outcome outcome,
      Delivery.@Nullable Reason reason,
      @Nullable String detail,
      @Nullable Instant next,
      Instant at) {
    static End suppressed(Delivery.Reason reason, Instant at) {
      return new End(Delivery.Outcome.SUPPRESSED, reason, null, null, at);
    }
  }

  static Batch batch(Pending row) {
    return Objects.requireNonNull(row.batch(), "the row sends nothing");
  }

  /// An alert that was held back by itself. One whose story was told by another alert carried
  /// nothing of its own: the alert of that id did go out.
  void heldBack(Alert alert, Delivery.Reason reason, String trace, Effects effects) {
    Instant at = effects.origin().now();
    boolean folded = reason == Delivery.Reason.ALREADY_TOLD;
    Delivery record =
        new Delivery(
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
    effects.emit(event(record, trace, at));
    effects.then(() -> metrics.ended(record, 1, true));
  }

  /// What became of a message.
  ///
  /// @param channel absent: none was tried
  void ended(Pending row, @Nullable String channel, End end, Effects effects) {
    Delivery record = of(row, channel, end);
    effects.emit(event(record, row.trace(), effects.origin().now()));
    boolean atOnce = !batch(row).digest();
    effects.then(() -> metrics.ended(record, row.waiting(), atOnce));
  }

  private static Delivery of(Pending row, @Nullable String channel, End end) {
    Batch batch = batch(row);
    Alert first = batch.alerts().getFirst();
    boolean delivered = end.outcome() == Delivery.Outcome.DELIVERED;
    return new Delivery(
        batch.id(),
        row.subscription(),
        row.alerts(),
        row.items(),
        first.headline(),
        topics(first),
        channel,
        end.outcome(),
        end.reason(),
        end.detail(),
        end.outcome() == Delivery.Outcome.SUPPRESSED ? 0 : row.attempt(),
        end.next(),
        delivered ? Duration.between(first.fetched(), end.at()).toMillis() / 1000.0 : null,
        end.at());
  }

  private static Event event(Delivery delivery, String trace, Instant now) {
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
