package org.nightdesk.notify.match;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.contract.Alert;
import org.nightdesk.notify.alert.Alerts;

/// One alert to many subscriptions, small enough to stand in one row of a store.
///
/// @param draft what they are told
/// @param subscriptions who, at most [#PART]
public record Fanout(Alert draft, List<String> subscriptions) {
  /// So many alerts fit into one commit.
  static final int PART = 1_000;

  public Fanout {
    subscriptions = List.copyOf(subscriptions);
  }

  static List<Fanout> parts(Alert draft, List<String> subscriptions) {
    List<Fanout> parts = new ArrayList<>();
    for (int from = 0; from < subscriptions.size(); from += PART) {
      int to = Math.min(from + PART, subscriptions.size());
      parts.add(new Fanout(draft, subscriptions.subList(from, to)));
    }
    return parts;
  }

  List<Alert> alerts() {
    return subscriptions.stream().map(id -> Alerts.address(draft, id)).toList();
  }
}
