package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Rows;

/// How much waits for one subscription, as a row of a store. What is beyond the bound is recorded
/// as suppressed and told by its number in the next message.
///
/// @param messages that wait to be sent
/// @param leftOut alerts that no message has told of yet
record Backlog(int messages, int leftOut) {
  static final String STORE = "backlog";

  /// More than the burst of a busy night; of a receiver that was away for days nobody reads more.
  static final int MESSAGES = 1_000;

  /// The same for one digest.
  static final int COLLECTED = 500;

  static Backlog of(String subscription, Rows rows) {
    return rows.get(STORE, subscription, Backlog.class).orElse(new Backlog(0, 0));
  }

  void put(String subscription, Effects effects) {
    if (messages <= 0 && leftOut == 0) {
      effects.delete(STORE, subscription);
    } else {
      effects.put(STORE, subscription, this);
    }
  }

  boolean isFull() {
    return messages >= MESSAGES;
  }

  /// One message more, which tells what was left out until now.
  Backlog sending() {
    return new Backlog(messages + 1, 0);
  }

  Backlog sent() {
    return new Backlog(Math.max(0, messages - 1), leftOut);
  }

  Backlog leavingOut(int alerts) {
    return new Backlog(messages, leftOut + alerts);
  }

  /// What the next message says of it.
  List<Batch.LeftOut> told() {
    return leftOut == 0 ? List.of() : List.of(new Batch.LeftOut(Batch.Why.BACKLOG, leftOut, ""));
  }

  /// The oldest message that waits for a later attempt; one that may be under way is none.
  static Optional<Pending> oldest(String store, String subscription, Rows rows, Instant now) {
    return rows.dueStartingWith(store, subscription + "/", MESSAGES + 3, Pending.class).stream()
        .map(Map.Entry::getValue)
        .filter(row -> row.kind() == Pending.Kind.SEND && row.due().isAfter(now))
        .min(Comparator.comparing(Pending::first).thenComparing(Pending::key));
  }

  /// Takes a message out: all that it would have told is left out, and what it would have said was
  /// left out is still.
  Backlog without(Pending message, Plan<Pending> plan) {
    int said = message.batch() == null ? 0 : backlogOf(message.batch());
    plan.drop(message.key());
    return sent().leavingOut(message.waiting() + said);
  }

  private static int backlogOf(Batch batch) {
    return batch.leftOut().stream()
        // What a digest ranked lower waits with it and is counted there.
        .filter(each -> each.why() != Batch.Why.RANKED_LOWER)
        .mapToInt(Batch.LeftOut::count)
        .sum();
  }
}
