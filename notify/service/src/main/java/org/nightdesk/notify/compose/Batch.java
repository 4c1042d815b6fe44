package org.nightdesk.notify.compose;

import java.time.Instant;
import java.util.List;
import org.nightdesk.contract.Alert;

/// What goes out in one message; frozen before its first attempt.
///
/// @param id of the message, the same at every attempt: the alert's, or the digest's
/// @param alerts what it tells, at least one, at most [#MOST]
/// @param leftOut how many more there were
/// @param digest whether it is a digest, even of one alert
/// @param frozen when
public record Batch(String id, List<Alert> alerts, int leftOut, boolean digest, Instant frozen) {
  /// A digest is read to its end; what goes beyond is named by its number.
  public static final int MOST = 20;

  public Batch {
    alerts = List.copyOf(alerts);
    if (alerts.isEmpty() || alerts.size() > MOST) {
      throw new IllegalArgumentException("alerts is not in 1.." + MOST + ": " + alerts.size());
    }
  }

  /// An alert by itself.
  public static Batch of(Alert alert) {
    return new Batch(alert.id(), List.of(alert), 0, false, alert.made());
  }

  boolean test() {
    return alerts.getFirst().test();
  }
}
