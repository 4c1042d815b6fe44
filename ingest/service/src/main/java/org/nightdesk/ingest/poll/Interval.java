package org.nightdesk.ingest.poll;

import java.time.Duration;
import java.util.zip.CRC32;

/// How long to wait until the next poll. Pure.
public final class Interval {
  /// A feed that fails is asked again at least once a day: it is never dropped.
  private static final Duration LONGEST = Duration.ofDays(1);

  private Interval() {}

  /// The bounds of a working feed's interval.
  public record Bounds(Duration start, Duration floor, Duration ceiling) {}

  /// News halves the interval, none lets it grow by a quarter.
  public static Duration next(Duration now, boolean news, Bounds bounds) {
    Duration next = news ? now.dividedBy(2) : now.multipliedBy(5).dividedBy(4);
    return clamp(next, bounds.floor(), bounds.ceiling());
  }

  /// Doubles with each failure in a row.
  ///
  /// @param failures in a row, from 1
  public static Duration afterFailures(Duration interval, int failures) {
    Duration doubled = interval.multipliedBy(1L << Math.min(failures, 16));
    return clamp(doubled, interval, LONGEST);
  }

  /// Within a tenth of the interval, different for each feed and each poll, so that feeds do not
  /// march in step.
  public static Duration jittered(Duration interval, String feedId, long polls) {
    CRC32 crc = new CRC32();
    crc.update((feedId + polls).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    double share = (crc.getValue() % 2001 - 1000) / 10_000.0;
    return Duration.ofMillis(Math.round(interval.toMillis() * (1 + share)));
  }

  private static Duration clamp(Duration value, Duration least, Duration most) {
    return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
  }
}
