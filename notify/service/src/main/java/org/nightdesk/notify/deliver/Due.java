package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;

/// When an alert that arrives now goes out. Pure.
final class Due {
  private Due() {}

  /// When the rhythm says, or when the quiet hours end that hold then.
  static Instant at(Subscription subscription, Instant now) {
    return subscription.awake(at(subscription.rhythm(), now));
  }

  /// At once; or when its digest closes: so many minutes after its first alert, or at the next time
  /// of day in the reader's zone. A time that a change of the clock leaves out comes as much later
  /// as the clock was moved; one that comes twice counts the first time.
  static Instant at(Rhythm rhythm, Instant now) {
    return switch (rhythm) {
      case Rhythm.AtOnce() -> now;
      case Rhythm.Every(int minutes) -> now.plusSeconds(60L * minutes);
      case Rhythm.Daily(var at, ZoneId zone) -> {
        ZonedDateTime today = ZonedDateTime.of(now.atZone(zone).toLocalDate(), at, zone);
        ZonedDateTime next =
            today.toInstant().isAfter(now)
                ? today
                : ZonedDateTime.of(now.atZone(zone).toLocalDate().plusDays(1), at, zone);
        yield next.toInstant();
      }
    };
  }
}
