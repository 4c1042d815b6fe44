package org.nightdesk.reading.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date written in words and numbers in whatever order: RFC 822 and what became of it, `asctime`,
/// month first, numbers with slashes or points. Names of days are not looked at, since they are
/// wrong as often as not.
final class DateWords {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<numeric>\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4})"
              + "|(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,]\\d+)?)?"
              + "|(?<offset>(?<=[\\s\\dA-Za-z])[+-]\\s?\\d{1,2}:?(?:\\d{2})?(?!\\d))"
              + "|(?<number>\\d+)"
              + "|(?<word>\\p{L}[\\p{L}.]*)");
  private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)");
  private static final Pattern PARTS = Pattern.compile("[./-]");

  private final String text;
  private final List<String> numbers = new ArrayList<>();
  private int month;
  private @Nullable LocalDate date;
  private @Nullable ClockTime time;
  private @Nullable ZoneOffset zone;

  DateWords(String text) {
    this.text = COMMENT.matcher(text).replaceAll(" ");
  }

  /// Takes the words in one by one, then makes a date of them.
  ///
  /// @throws java.time.DateTimeException when the numbers are no date
  Optional<Instant> read() {
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      take(token);
    }
    LocalDate day = date == null ? fromNumbers() : date;
    if (day == null) {
      return Optional.empty();
    }
    ClockTime at = time == null ? ClockTime.MIDNIGHT : time;
    return Optional.of(at.on(day).toInstant(zone == null ? ZoneOffset.UTC : zone));
  }

  private void take(Matcher token) {
    if (token.group("numeric") != null && month == 0 && date == null) {
      date = numeric(token.group("numeric"));
    } else if (token.group("hour") != null) {
      time =
          new ClockTime(
              Integer.parseInt(token.group("hour")),
              Integer.parseInt(token.group("minute")),
              Dates.number(token.group("second"), 0));
    } else if (token.group("offset") != null && time != null) {
      zone = Zones.read(token.group("offset")).orElse(zone);
    } else if (token.group("number") != null || token.group("offset") != null) {
      numbers.add(token.group().replaceAll("\\D", ""));
    } else if (token.group("word") != null) {
      word(token.group("word").replace(".", ""));
    }
  }

  private void word(String word) {
    int named = Months.number(word);
    String upper = word.toUpperCase(Locale.ROOT);
    if (named > 0 && (time == null || month == 0)) {
      // The later word wins: "mar., 03 févr." begins with a Tuesday.
      month = named;
    } else if ((upper.equals("AM") || upper.equals("PM")) && time != null) {
      time = time.afternoon(upper.equals("PM"));
    } else if (time != null && zone == null) {
      zone = Zones.read(word).orElse(null);
    }
  }

  private @Nullable LocalDate fromNumbers() {
    if (month == 0 || numbers.size() < 2) {
      return null;
    }
    String first = numbers.get(0);
    String second = numbers.get(1);
    return first.length() > 2
        ? LocalDate.of(year(first), month, Integer.parseInt(second))
        : LocalDate.of(year(second), month, Integer.parseInt(first));
  }

  /// Points mean day first, as in Europe; slashes mean month first, as in America, unless the
  /// number is no month.
  private static @Nullable LocalDate numeric(String text) {
    String[] parts = PARTS.split(text, -1);
    int first = Integer.parseInt(parts[0]);
    int second = Integer.parseInt(parts[1]);
    if (parts[0].length() == 4) {
      return LocalDate.of(first, second, Integer.parseInt(parts[2]));
    }
    if (parts[0].length() == 3 || parts[2].length() == 1 || parts[2].length() == 3) {
      return null;
    }
    boolean dayFirst = text.indexOf('/') < 0 || first > 12;
    return dayFirst
        ? LocalDate.of(year(parts[2]), second, first)
        : LocalDate.of(year(parts[2]), first, second);
  }

  /// RFC 2822, section 4.3, but 50 to 69 are taken for this century: the web is younger than 1970.
  private static int year(String digits) {
    int year = digits.length() > 4 ? 10_000 : Integer.parseInt(digits);
    if (digits.length() > 2) {
      return year > 9999 ? throwNoYear(digits) : year;
    }
    return year < 70 ? 2000 + year : 1900 + year;
  }

  private static int throwNoYear(String digits) {
    throw new java.time.DateTimeException("no year: " + digits);
  }
}
