package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Rows;

/// How much waits for one subscription, as a row of a store. What is beyond the bound is recorded
/// as suppressed and told by its number in the next message.
///
/// @param messages that wait to be sent
/// @param leftOut alerts that no message has told of yet
/// @param next keys of the oldest messages as they were last looked for, oldest first: with a full
///   backlog each alert that comes takes one, and to look for it among all costs too much
/// @param noneUntil before when looking is in vain, as all were under way; absent: it is not
record Backlog(int messages, int leftOut, List<String> next, @Nullable Instant noneUntil) {
  static final String STORE = "backlog";

  /// More than the burst of a busy night; of a receiver that was away for days nobody reads more.
  static final int MESSAGES = 1_000;

  /// The same for one digest.
  static final int COLLECTED = 500;

  private static final int FOUND_AT_ONCE = 100;

  private static final Duration IN_VAIN = Duration.ofSeconds(10);

  Backlog {
    // Rows of before the oldest were remembered have none.
    next = List.copyOf(next == null ? List.of() : next);
  }

  static Backlog of(String subscription, Rows rows) {
    return rows.get(STORE, subscription, Backlog.class).orElse(new Backlog(0, 0, List.of(), null));
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
    return new Backlog(messages + 1, 0, next, noneUntil);
  }

  Backlog sent() {
    int left = Math.max(0, messages - 1);
    return left < MESSAGES / 2
        ? new Backlog(left, leftOut, List.of(), null)
        : new Backlog(left, leftOut, next, noneUntil);
  }

  Backlog leavingOut(int alerts) {
    return new Backlog(messages, leftOut + alerts, next, noneUntil);
  }

  /// What the next message says of it.
  List<Batch.LeftOut> told() {
    return leftOut == 0 ? List.of() : List.of(new Batch.LeftOut(Batch.Why.BACKLOG, leftOut, ""));
  }

  /// What was looked for.
  ///
  /// @param oldest absent: none waits for a later attempt
  /// @param rest the backlog without the keys that were looked at
  record Found(Optional<Pending> oldest, Backlog rest) {}

  /// The oldest message that waits for a later attempt; one that may be under way is none.
  Found oldest(String subscription, Rows rows, Instant now) {
    Found remembered = firstOf(next, rows, now);
    if (remembered.oldest().isPresent() || (noneUntil != null && now.isBefore(noneUntil))) {
      return remembered;
    }
    Found found = firstOf(look(subscription, rows, now), rows, now);
    return found.oldest().isPresent()
        ? found
        : new Found(Optional.empty(), new Backlog(messages, leftOut, List.of(), now.plus(IN_VAIN)));
  }

  private Found firstOf(List<String> keys, Rows rows, Instant now) {
    for (int i = 0; i < keys.size(); i++) {
      Optional<Pending> row =
          rows.due(DeliverAgenda.SCHEDULE, keys.get(i), Pending.class)
              .filter(one -> one.due().isAfter(now));
      if (row.isPresent()) {
        List<String> rest = keys.subList(i + 1, keys.size());
        return new Found(row, new Backlog(messages, leftOut, rest, null));
      }
    }
    return new Found(Optional.empty(), new Backlog(messages, leftOut, List.of(), noneUntil));
  }

  private static List<String> look(String subscription, Rows rows, Instant now) {
    return rows
        .dueStartingWith(DeliverAgenda.SCHEDULE, subscription + "/", MESSAGES + 3, Pending.class)
        .stream()
        .map(Map.Entry::getValue)
        .filter(row -> row.kind() == Pending.Kind.SEND && row.due().isAfter(now))
        .sorted(Comparator.comparing(Pending::first).thenComparing(Pending::key))
        .limit(FOUND_AT_ONCE)
        .map(Pending::key)
        .toList();
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
