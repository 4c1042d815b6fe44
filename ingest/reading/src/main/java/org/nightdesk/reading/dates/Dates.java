package org.nightdesk.reading.dates;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a date as feeds write it. Without a zone it is UTC, without a time midnight; what cannot
/// be read is absent. Years 1 to 9999; whether a date can be true is decided elsewhere.
public final class Dates {
  /// No date is longer; a hostile one shall not cost time.
  private static final int LONGEST = 64;

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(?:-?(\\d{2})(?:-?(\\d{2}))?|-(\\d{1,2})-(\\d{1,2})|-(\\d{3}))?"
              + "(?:(?:[Tt]|\\s+|-)(\\d{1,2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?"
              + "\\s*([Zz]|[+-]\\s?\\d{1,2}:?(?:\\d{2})?|[A-Za-z]{2,5})?)?");
  private static final Pattern EPOCH = Pattern.compile("\\d{9,10}|\\d{13}");

  private Dates() {}

  public static Optional<Instant> read(@Nullable String stated) {
    if (stated == null) {
      return Optional.empty();
    }
    String text = stated.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      if (EPOCH.matcher(text).matches()) {
        long value = Long.parseLong(text);
        return Optional.of(
            text.length() == 13 ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value));
      }
      Matcher iso = ISO.matcher(text);
      return iso.matches() ? iso(iso) : new DateWords(text).read();
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> iso(Matcher m) {
    int year = Integer.parseInt(m.group(1));
    int month = number(m.group(2) == null ? m.group(4) : m.group(2), 1);
    int day = number(m.group(3) == null ? m.group(5) : m.group(3), 1);
    LocalDateTime midnight =
        m.group(6) == null
            ? LocalDateTime.of(year, month, day, 0, 0)
            : Year.of(year).atDay(number(m.group(6), 1)).atStartOfDay();
    ClockTime time =
        new ClockTime(number(m.group(7), 0), number(m.group(8), 0), number(m.group(9), 0));
    return Zones.read(m.group(11) == null ? "" : m.group(11))
        .or(() -> Optional.of(ZoneOffset.UTC))
        .map(zone -> time.on(midnight.toLocalDate()).toInstant(zone).plusNanos(nanos(m.group(10))));
  }

  static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static long nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
  }
}
