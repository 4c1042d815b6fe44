package org.nightdesk.desk.archive;

import java.util.List;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;

/// An alert and what became of it.
///
/// @param alert of all tellings under its id the one that was sent; while none was, the one that
///   waits; where all were held back, the first
/// @param deliveries every attempt, oldest first; a digest's for each alert in it; not those of
///   other tellings
public record AlertEntry(Alert alert, AlertState state, List<Delivery> deliveries) {
  public AlertEntry {
    deliveries = List.copyOf(deliveries);
  }
}
