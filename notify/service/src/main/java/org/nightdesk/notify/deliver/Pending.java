package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.notify.compose.Batch;

/// A row of the schedule.
///
/// @param kind what is to be done when it is due
/// @param subscription whose
/// @param batch what is sent; absent for the other kinds
/// @param alerts ids of all that it stands for, those left out of a digest included
/// @param items their items
/// @param waiting how many alerts wait with it
/// @param attempt number of the next attempt, from 1
/// @param first when it was first due; of a digest: when it closes
/// @param due when it is due now; of a digest: when it is looked at next, see [Closing]
/// @param trace `traceparent` of what made it
public record Pending(
    Kind kind,
    String subscription,
    @Nullable Batch batch,
    List<String> alerts,
    List<String> items,
    int waiting,
    int attempt,
    Instant first,
    Instant due,
    String trace) {

  /// What is to be done.
  public enum Kind {
    /// Send a batch; the key is `subscription/message id`.
    SEND,
    /// Freeze the digest of what was collected; one row a subscription while something waits.
    DIGEST,
    /// Forget what was told long ago; one row a subscription.
    SWEEP
  }

  public Pending {
    alerts = List.copyOf(alerts == null ? List.of() : alerts);
    items = List.copyOf(items == null ? List.of() : items);
  }

  /// @param all that it stands for, not only what it tells
  static Pending send(Batch batch, List<Alert> all, Instant now, String trace) {
    return new Pending(
        Kind.SEND,
        all.getFirst().subscription(),
        batch,
        all.stream().map(Alert::id).toList(),
        all.stream().map(Alert::item).distinct().toList(),
        all.size(),
        1,
        now,
        now,
        trace);
  }

  /// @param closes when the digest closes
  static Pending digest(String subscription, Instant closes, String trace) {
    return new Pending(
        Kind.DIGEST, subscription, null, List.of(), List.of(), 1, 1, closes, closes, trace);
  }

  /// A digest that closes then.
  Pending closing(Instant closes, Instant now) {
    Instant look = Closing.look(closes, now);
    return new Pending(
        kind, subscription, batch, alerts, items, waiting, attempt, closes, look, trace);
  }

  static Pending sweep(String subscription, Instant due) {
    return new Pending(Kind.SWEEP, subscription, null, List.of(), List.of(), 0, 1, due, due, "");
  }

  static String choreKey(Kind kind, String subscription) {
    return subscription + (kind == Kind.DIGEST ? "/~digest" : "/~sweep");
  }

  static String sendKey(String subscription, String batch) {
    return subscription + "/" + batch;
  }

  String key() {
    return batch == null ? choreKey(kind, subscription) : sendKey(subscription, batch.id());
  }

  /// The same, due then.
  Pending dueAt(Instant at) {
    return with(waiting, attempt, at);
  }

  /// The attempt after one that failed.
  Pending again(Instant at) {
    return with(waiting, attempt + 1, at);
  }

  /// A digest with one alert more.
  Pending withOneMore() {
    return with(waiting + 1, attempt, due);
  }

  /// A digest that had to leave one out.
  Pending withOneLess() {
    return with(waiting - 1, attempt, due);
  }

  private Pending with(int waitingNow, int next, Instant at) {
    return new Pending(
        kind, subscription, batch, alerts, items, waitingNow, next, first, at, trace);
  }
}
