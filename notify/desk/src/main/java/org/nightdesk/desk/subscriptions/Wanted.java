package org.nightdesk.desk.subscriptions;

import java.net.IDN;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.QuietHours;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.desk.http.Body;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.wire.Wire;

/// What somebody asked a subscription to be, checked: the one place where that is done. Pure.
///
/// @param channel with its secret in the clear
/// @param backfillHours null when none
/// @param quietHours null when none
/// @param atMostPerDay null when as many as there are
record Wanted(
    String name,
    String query,
    Channel channel,
    Rhythm rhythm,
    @Nullable Integer backfillHours,
    boolean discreet,
    @Nullable QuietHours quietHours,
    @Nullable Integer atMostPerDay) {

  private static final int MAX_BACKFILL_HOURS = 720;
  private static final Pattern MAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,251}[\\p{L}\\p{N}])?");

  /// Reads and checks.
  ///
  /// @param known the channel as it stands, whose masked parts are kept; null for a new one
  /// @param mail whether mail is set up
  static Wanted read(Body body, @Nullable Channel known, boolean mail) {
    body.only(
        "name",
        "query",
        "channel",
        "rhythm",
        "backfillHours",
        "discreet",
        "quietHours",
        "atMostPerDay");
    String query = body.text("query", 4_000);
    Object _ = Wire.query(query);
    Integer backfill = body.optionalNumber("backfillHours", 0, MAX_BACKFILL_HOURS);
    Integer most = body.optionalNumber("atMostPerDay", 0, Subscription.MOST_PER_DAY);
    return new Wanted(
        body.text("name", 120),
        query,
        channel(body.object("channel"), known, mail),
        rhythm(body.object("rhythm")),
        backfill == null || backfill == 0 ? null : backfill,
        body.flag("discreet"),
        body.has("quietHours") ? quiet(body.object("quietHours")) : null,
        most == null || most == 0 ? null : most);
  }

  private static Channel channel(Body body, @Nullable Channel known, boolean mail) {
    String kind = body.text("kind", 20);
    return switch (kind) {
      case "mail" -> mail(body.only("kind", "address"), mail);
      case "webhook" -> Webhooks.read(body.only("kind", "url", "secret"), known);
      default ->
          throw Refusal.field("channel.kind", "channel.kind is not mail or webhook: " + kind);
    };
  }

  private static Channel mail(Body body, boolean setUp) {
    if (!setUp) {
      throw Refusal.field(
          "channel.kind", "mail is not set up: set mail.host and mail.from, then restart");
    }
    String address = body.text("address", 254);
    if (!MAIL.matcher(address).matches() || address.contains("..")) {
      throw noMailAddress(address);
    }
    int at = address.lastIndexOf('@');
    try {
      return new Channel.Mail(
          address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1)));
    } catch (IllegalArgumentException _) {
      throw noMailAddress(address);
    }
  }

  private static Refusal noMailAddress(String address) {
    return Refusal.field(
        "channel.address",
        "this is not a mail address (before the @ only ASCII letters can be sent to): " + address);
  }

  private static Rhythm rhythm(Body body) {
    String kind = body.text("kind", 20);
    return switch (kind) {
      case "at-once" -> new Rhythm.AtOnce();
      case "every" -> new Rhythm.Every(body.number("minutes", 1, 1440));
      case "daily" -> new Rhythm.Daily(time(body, "at"), zone(body));
      default ->
          throw Refusal.field("rhythm.kind", "rhythm.kind is not at-once, every or daily: " + kind);
    };
  }

  private static QuietHours quiet(Body body) {
    body.only("from", "to", "zone");
    LocalTime from = time(body, "from");
    LocalTime to = time(body, "to");
    if (from.equals(to)) {
      throw Refusal.field(
          body.path("to"), "quiet hours begin and end at " + from + "; to be told nothing, pause");
    }
    return new QuietHours(from, to, zone(body));
  }

  private static LocalTime time(Body body, String field) {
    String text = body.text(field, 8);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      String path = body.path(field);
      throw Refusal.field(path, path + " is not a time like 07:30: " + text);
    }
  }

  private static ZoneId zone(Body body) {
    String text = body.text("zone", 60);
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      String path = body.path("zone");
      throw Refusal.field(path, path + " is not a time zone like Europe/Athens: " + text);
    }
  }
}
