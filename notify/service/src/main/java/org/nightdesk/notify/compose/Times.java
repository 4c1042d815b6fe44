package org.nightdesk.notify.compose;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Subscription;

/// Times for people: in the reader's zone where it is known, else in UTC. Pure.
final class Times {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  // Feeds are often polled every quarter of an hour; less is no delay worth a word.
  private static final Duration LONG = Duration.ofMinutes(30);

  private final ZoneId zone;

  private Times(ZoneId zone) {
    this.zone = zone;
  }

  static Times of(Subscription subscription) {
    return new Times(subscription.zone());
  }

  /// `published 24 Nov 2026 14:02 UTC · seen 14:03`.
  String line(Alert alert) {
    Instant published = alert.published();
    if (published == null) {
      return "no date given · seen " + full(alert.seen());
    }
    Duration delay = Duration.between(published, alert.seen());
    String late = delay.compareTo(LONG) > 0 ? " (" + words(delay) + " later)" : "";
    return "published " + full(published) + " · seen " + near(alert.seen(), published) + late;
  }

  private String full(Instant instant) {
    ZonedDateTime at = instant.atZone(zone);
    String name = zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    return DAY.format(at) + " " + name;
  }

  private String near(Instant instant, Instant other) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    boolean sameDay = day.equals(other.atZone(zone).toLocalDate());
    return (sameDay ? CLOCK : DAY).format(instant.atZone(zone));
  }

  private static String words(Duration delay) {
    return delay.toHours() >= 48
        ? delay.toDays() + " days"
        : delay.toHours() >= 2 ? delay.toHours() + " h" : delay.toMinutes() + " min";
  }
}
