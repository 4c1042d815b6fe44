package org.nightdesk.desk.archive;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Word;

/// What became of an alert.
public enum AlertState implements Word {
  /// Nothing was tried yet.
  PENDING("pending"),
  DELIVERED("delivered"),
  /// Failed, and will be tried again.
  RETRY("retry"),
  GAVE_UP("given up"),
  SUPPRESSED("suppressed");

  private final String word;

  AlertState(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /// The state of that spelling.
  public static Optional<AlertState> of(String word) {
    return List.of(values()).stream().filter(state -> state.word.equals(word)).findFirst();
  }

  /// What the deliveries of one alert come to: delivered once is delivered, otherwise the last
  /// counts.
  static AlertState of(List<Delivery> deliveries) {
    if (deliveries.stream().anyMatch(d -> d.outcome() == Delivery.Outcome.DELIVERED)) {
      return DELIVERED;
    }
    return deliveries.stream()
        .max(Comparator.comparing(Delivery::at).thenComparingInt(Delivery::attempt))
        .map(last -> of(last.outcome()))
        .orElse(PENDING);
  }

  private static AlertState of(Delivery.Outcome outcome) {
    return switch (outcome) {
      case DELIVERED -> DELIVERED;
      case RETRY -> RETRY;
      case GAVE_UP -> GAVE_UP;
      case SUPPRESSED -> SUPPRESSED;
    };
  }
}
