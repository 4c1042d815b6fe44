package org.nightdesk.desk.subscriptions;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Subscription;
import org.nightdesk.desk.archive.AlertEntry;
import org.nightdesk.desk.archive.AlertFilter;
import org.nightdesk.desk.archive.AlertState;
import org.nightdesk.desk.archive.Archive;

/// Knows whose receiver said that it wants no more (410): nothing is sent there until the
/// subscription is changed. Looks at the newest alerts that were given up.
final class Stopped {
  private static final int LOOKED_AT = 500;

  private final Map<String, Instant> gone = new HashMap<>();

  Stopped(Archive archive) {
    for (AlertEntry entry :
        archive.alerts(new AlertFilter(null, AlertState.GAVE_UP, null, LOOKED_AT)).entries()) {
      for (Delivery delivery : entry.deliveries()) {
        if (delivery.reason() == Delivery.Reason.GONE) {
          gone.merge(delivery.subscription(), delivery.at(), (a, b) -> a.isAfter(b) ? a : b);
        }
      }
    }
  }

  /// Since when nothing is sent; empty: it is.
  Optional<Instant> since(Subscription subscription) {
    return Optional.ofNullable(gone.get(subscription.id()))
        .filter(at -> at.isAfter(subscription.changed()));
  }
}
