package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.nightdesk.contract.Rhythm;

/// When an alert that arrives now goes out. Pure.
final class Due {
  private Due() {}

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
