package org.nightdesk.runtime.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads `Retry-After` in both forms of RFC 9110 §10.2.3.
public final class RetryAfter {
  /// Nobody makes us wait longer than this.
  public static final Duration MOST = Duration.ofHours(24);

  private RetryAfter() {}

  /// How long to wait: never negative, at most [#MOST]; empty for what is neither seconds nor a
  /// date.
  public static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    if (text.matches("\\d{1,18}")) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
    }
    if (text.matches("\\d+")) {
      return Optional.of(MOST);
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(bounded(Duration.between(now, date.toInstant())));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
  }
}
