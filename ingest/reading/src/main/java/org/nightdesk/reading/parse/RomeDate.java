package org.nightdesk.reading.parse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands dates through Rome in the one form that it tries first.
final class RomeDate {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private RomeDate() {}

  /// Absent for years that the form cannot hold.
  static Optional<String> of(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year < 1000 || year > 9999 ? Optional.empty() : Optional.of(FORM.format(instant));
  }

  static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
