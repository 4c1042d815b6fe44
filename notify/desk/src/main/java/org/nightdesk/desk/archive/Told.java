package org.nightdesk.desk.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;

/// Every telling of a story makes an alert of the same id, and one of them is sent: says which one,
/// by what became of them. Pure.
final class Told {
  private final List<Alert> tellings;
  private final List<Delivery> deliveries;

  private Told(List<Alert> tellings, List<Delivery> deliveries) {
    this.tellings = tellings;
    this.deliveries = deliveries;
  }

  /// @param first the telling that came first
  /// @param later the others of its id
  /// @param deliveries all that name that id, oldest first
  static AlertEntry entry(Alert first, List<Alert> later, List<Delivery> deliveries) {
    List<Alert> tellings = new ArrayList<>(later);
    tellings.sort(Comparator.comparing(Alert::made));
    tellings.addFirst(first);
    return new Told(tellings, deliveries).entry();
  }

  private AlertEntry entry() {
    Optional<Delivery> sent = sent();
    if (sent.isPresent()) {
      Alert told = carriedBy(sent.get());
      List<Delivery> own = deliveries.stream().filter(one -> isOf(told, one)).toList();
      return new AlertEntry(told, AlertState.of(own), own);
    }
    Optional<Alert> waits = tellings.stream().filter(this::waits).findFirst();
    if (waits.isPresent()) {
      return new AlertEntry(waits.get(), AlertState.PENDING, List.of());
    }
    Alert first = tellings.getFirst();
    List<Delivery> own = deliveries.stream().filter(one -> names(one, first)).toList();
    return new AlertEntry(first, AlertState.of(own), own);
  }

  /// The first that reached its reader; while none did, the first that was tried.
  private Optional<Delivery> sent() {
    return deliveries.stream()
        .filter(one -> one.outcome() != Outcome.SUPPRESSED)
        .min(
            Comparator.comparing((Delivery one) -> one.outcome() != Outcome.DELIVERED)
                .thenComparing(Delivery::at));
  }

  /// A message by itself has its alert's headline, which an edit may have changed in between.
  private Alert carriedBy(Delivery sent) {
    List<Alert> carried =
        tellings.stream()
            .filter(one -> names(sent, one) && !one.made().isAfter(sent.at()))
            .toList();
    return carried.stream()
        .filter(one -> one.headline().equals(sent.headline()))
        .findFirst()
        .or(() -> carried.stream().findFirst())
        .orElse(tellings.getFirst());
  }

  /// That others of its id were folded into it says nothing of the one that was sent.
  private static boolean isOf(Alert told, Delivery one) {
    return one.outcome() != Outcome.SUPPRESSED
        || (names(one, told) && one.reason() != Delivery.Reason.ALREADY_TOLD);
  }

  /// Whether fewer tellings of its item were held back than there are.
  private boolean waits(Alert alert) {
    long heldBack = deliveries.stream().filter(one -> names(one, alert)).count();
    return heldBack < tellings.stream().filter(one -> one.item().equals(alert.item())).count();
  }

  private static boolean names(Delivery one, Alert alert) {
    return one.items().isEmpty() || one.items().contains(alert.item());
  }
}
