package org.nightdesk.notify.match;

import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.contract.Alert;
import org.nightdesk.notify.alert.Alerts;

/// What the subscribers of one query are told of an item.
///
/// @param draft addressed to nobody yet
/// @param subscriptions who hears it, by id
public record Hearing(Alert draft, List<String> subscriptions) {
  public Hearing {
    subscriptions = List.copyOf(subscriptions);
  }

  Stream<Alert> alerts() {
    return subscriptions.stream().map(id -> Alerts.address(draft, id));
  }

  Hearing part(int from, int to) {
    return new Hearing(draft, subscriptions.subList(from, to));
  }
}
