package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Rows;

/// What a subscription spent of the alerts that it may have in a day, as a row beside what it was
/// told. What is beyond is recorded as suppressed and told by its number in the next message.
///
/// @param day in the subscription's zone
/// @param spent alerts that passed on that day; 0 for a subscription without a budget
/// @param heldBack alerts of any day that no message has told of yet
record Budget(LocalDate day, int spent, int heldBack) {
  static Budget of(Subscription subscription, Instant now, Rows rows) {
    LocalDate today = now.atZone(subscription.zone()).toLocalDate();
    Budget last =
        rows.get(Memory.STORE, key(subscription), Budget.class).orElse(new Budget(today, 0, 0));
    return last.day().equals(today) ? last : new Budget(today, 0, last.heldBack());
  }

  /// Writes it down unless nothing changed, as with most alerts of those who set no budget.
  void put(Budget before, Subscription subscription, Effects effects) {
    if (equals(before)) {
      return;
    }
    if (spent == 0 && heldBack == 0) {
      effects.delete(Memory.STORE, key(subscription));
    } else {
      effects.put(Memory.STORE, key(subscription), this);
    }
  }

  /// One alert passed.
  Budget spending(Subscription subscription) {
    return new Budget(day, subscription.atMostPerDay() == null ? 0 : spent + 1, heldBack);
  }

  /// One alert did not.
  Budget holdingBack() {
    return new Budget(day, spent, heldBack + 1);
  }

  /// A message says what was held back.
  Budget saying() {
    return new Budget(day, spent, 0);
  }

  /// What the next message says of it.
  List<Batch.LeftOut> told() {
    return heldBack == 0
        ? List.of()
        : List.of(new Batch.LeftOut(Batch.Why.THROTTLED, heldBack, ""));
  }

  private static String key(Subscription subscription) {
    return subscription.id() + "/budget";
  }
}
