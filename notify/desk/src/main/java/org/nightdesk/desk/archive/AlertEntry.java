package org.nightdesk.desk.archive;

import java.util.List;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;

/// An alert and what became of it.
///
/// @param deliveries every attempt, oldest first; a digest's for each alert in it
public record AlertEntry(Alert alert, AlertState state, List<Delivery> deliveries) {
  public AlertEntry {
    deliveries = List.copyOf(deliveries);
  }
}
