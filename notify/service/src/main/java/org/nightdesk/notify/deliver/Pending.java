package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.notify.compose.Batch;

/// A row of the schedule.
///
/// @param kind what is to be done when it is due
/// @param subscription whose
/// @param batch what is sent; absent for the other kinds
/// @param alerts ids of all that it stands for, those left out of a digest included
/// @param items their items
/// @param attempt number of the next attempt, from 1
/// @param first when it was first due
/// @param trace `traceparent` of what made it
public record Pending(
    Kind kind,
    String subscription,
    @Nullable Batch batch,
    List<String> alerts,
    List<String> items,
    int attempt,
    Instant first,
    String trace) {

  /// What is to be done.
  public enum Kind {
    /// Send a batch; the key is `subscription/message id`.
    SEND,
    /// Freeze the digest of what was collected; one row a subscription.
    DIGEST,
    /// Forget what was told long ago; one row a subscription.
    SWEEP
  }

  public Pending {
    alerts = List.copyOf(alerts == null ? List.of() : alerts);
    items = List.copyOf(items == null ? List.of() : items);
  }

  static Pending send(String subscription, Batch batch, Instant now, String trace) {
    return new Pending(
        Kind.SEND,
        subscription,
        batch,
        batch.alerts().stream().map(alert -> alert.id()).toList(),
        batch.alerts().stream().map(alert -> alert.item()).distinct().toList(),
        1,
        now,
        trace);
  }

  static Pending chore(Kind kind, String subscription, Instant now, String trace) {
    return new Pending(kind, subscription, null, List.of(), List.of(), 1, now, trace);
  }

  String key() {
    return switch (kind) {
      case SEND -> subscription + "/" + (batch == null ? "" : batch.id());
      case DIGEST -> subscription + "/~digest";
      case SWEEP -> subscription + "/~sweep";
    };
  }

  Pending again() {
    return new Pending(kind, subscription, batch, alerts, items, attempt + 1, first, trace);
  }
}
