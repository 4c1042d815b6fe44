package org.nightdesk.reading.dates;

import java.time.LocalDate;
import java.time.LocalDateTime;

/// A time of day as written: hour 24 is the next midnight, second 60 a leap second that nobody
/// needs.
record ClockTime(int hour, int minute, int second) {
  static final ClockTime MIDNIGHT = new ClockTime(0, 0, 0);

  /// That time on a day.
  ///
  /// @throws java.time.DateTimeException when it is no time of day
  LocalDateTime on(LocalDate date) {
    int kept = Math.min(second, second == 60 ? 59 : second);
    return hour == 24 && minute == 0
        ? date.plusDays(1).atStartOfDay()
        : date.atTime(hour, minute, kept);
  }

  ClockTime afternoon(boolean isAfternoon) {
    int twelve = hour == 12 ? 0 : hour;
    return new ClockTime(isAfternoon && hour <= 12 ? twelve + 12 : twelve, minute, second);
  }
}
