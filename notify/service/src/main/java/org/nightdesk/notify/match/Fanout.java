package org.nightdesk.notify.match;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.contract.Alert;

/// Alerts for one commit, small enough to stand in one row of a store.
///
/// @param hearings at most [#HEARINGS], with at most [#ALERTS] alerts in all
/// @param trace `traceparent` of the item
public record Fanout(List<Hearing> hearings, String trace) {
  /// Half of what may go out in a commit; the other half is for what goes out at once.
  static final int ALERTS = 500;

  /// A draft has up to 2 KB, a row at most 900.
  static final int HEARINGS = 200;

  public Fanout {
    hearings = List.copyOf(hearings);
  }

  /// Cuts what was matched into parts.
  static List<Fanout> parts(List<Hearing> matched, String trace) {
    List<Fanout> parts = new ArrayList<>();
    List<Hearing> part = new ArrayList<>();
    int alerts = 0;
    for (Hearing hearing : matched) {
      int size = hearing.subscriptions().size();
      for (int from = 0; from < size; ) {
        if (alerts == ALERTS || part.size() == HEARINGS) {
          parts.add(new Fanout(part, trace));
          part.clear();
          alerts = 0;
        }
        int to = Math.min(size, from + ALERTS - alerts);
        part.add(hearing.part(from, to));
        alerts += to - from;
        from = to;
      }
    }
    if (!part.isEmpty()) {
      parts.add(new Fanout(part, trace));
    }
    return parts;
  }

  Stream<Alert> alerts() {
    return hearings.stream().flatMap(Hearing::alerts);
  }
}
