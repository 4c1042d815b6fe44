package org.nightdesk.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

/// The hours of each day in which a reader wants no message.
///
/// @param from local time at which they begin
/// @param to local time at which they are over; before `from`: on the next day
/// @param zone whose clock is meant
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours begin and end at the same time: " + from);
    }
  }

  /// When the quiet hours end in which an instant lies; empty: it lies in none. They begin and end
  /// where the clock first shows the time; where a change of the clock leaves the time out, at the
  /// change.
  public Optional<Instant> end(Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    return Stream.of(today.minusDays(1), today)
        .filter(day -> !instant(day, from).isAfter(at))
        .map(day -> instant(to.isAfter(from) ? day : day.plusDays(1), to))
        .filter(end -> end.isAfter(at))
        .findFirst();
  }

  private Instant instant(LocalDate day, LocalTime time) {
    LocalDateTime local = day.atTime(time);
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
  }
}
