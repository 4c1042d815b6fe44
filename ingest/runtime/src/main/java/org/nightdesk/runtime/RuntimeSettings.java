package org.nightdesk.runtime;

import static org.nightdesk.runtime.settings.Setting.text;

import java.time.Duration;
import java.util.List;
import org.nightdesk.runtime.settings.Secret;
import org.nightdesk.runtime.settings.Setting;
import org.nightdesk.runtime.settings.Settings;

/// The settings that every role has.
public final class RuntimeSettings {
  public static final Setting<String> STREAM_PREFIX =
      text("stream.prefix", "nightdesk.", "Stands before the name of each stream on the broker.");

  public static final Setting<Integer> STREAM_PARTITIONS =
      new Setting<>(
          "stream.partitions",
          Integer.class,
          "12",
          "Partitions of each stream when it is first made (4 in the all-in-one process).");

  public static final Setting<Integer> STREAM_REPLICATION =
      new Setting<>(
          "stream.replication",
          Integer.class,
          "-1",
          "Replicas of each stream when it is first made; -1: the broker's default.");

  public static final Setting<Duration> TRANSACTION_TIMEOUT =
      new Setting<>(
          "stream.transaction-timeout",
          Duration.class,
          "10s",
          "How long a dead instance's open transaction may hold up readers (60s in the all-in-one"
              + " process, whose restart ends it at once).");

  public static final Setting<Secret> SECRET_KEY =
      new Setting<>(
          "secret.key",
          Secret.class,
          null,
          "Base64 of 32 bytes, the same for every process of a cluster; unset: DIR/secret.key.");

  public static final Setting<String> OUTBOUND_ALLOW =
      text(
          "outbound.allow",
          "",
          "Addresses that may be called although they are not public, separated by commas:"
              + " 10.1.2.3:8080 or 127.0.0.0/8:8080.");

  public static final Setting<String> OUTBOUND_CONTACT =
      text(
          "outbound.contact",
          "",
          "Address or page that site owners can turn to; stands in the User-Agent.");

  public static final Setting<Duration> STOP_GRACE =
      new Setting<>(
          "stop.grace",
          Duration.class,
          "15s",
          "How long jobs under way may take to end when the process is told to stop.");

  public static final Setting<String> DESK_URL =
      text(
          "desk.url",
          "http://127.0.0.1:8600",
          "Public address of the desk: every link in a message begins with it.");

  public static final Setting<String> MAIL_HOST =
      text("mail.host", null, "Mail server that takes our mail; unset: mail cannot be chosen.");

  public static final Setting<Integer> MAIL_PORT =
      new Setting<>("mail.port", Integer.class, "587", "Port of the mail server.");

  public static final Setting<String> MAIL_SECURITY =
      text(
          "mail.security",
          "starttls",
          "starttls (required), tls (from the first byte) or none (a server on this machine).");

  public static final Setting<String> MAIL_USER =
      text("mail.user", null, "Name to sign in with at the mail server; unset: no sign-in.");

  public static final Setting<Secret> MAIL_PASSWORD =
      new Setting<>("mail.password", Secret.class, null, "Password that goes with mail.user.");

  public static final Setting<String> MAIL_FROM =
      text("mail.from", null, "Address that mail comes from; must be set with mail.host.");

  /// Whether mail can be sent: its server and its sender are set.
  public static boolean isMailSetUp(Settings settings) {
    return settings.find(MAIL_HOST).isPresent() && settings.find(MAIL_FROM).isPresent();
  }

  public static final List<Setting<?>> ALL =
      List.of(
          STREAM_PREFIX,
          STREAM_PARTITIONS,
          STREAM_REPLICATION,
          TRANSACTION_TIMEOUT,
          SECRET_KEY,
          OUTBOUND_ALLOW,
          OUTBOUND_CONTACT,
          DESK_URL,
          MAIL_HOST,
          MAIL_PORT,
          MAIL_SECURITY,
          MAIL_USER,
          MAIL_PASSWORD,
          MAIL_FROM,
          STOP_GRACE);

  private RuntimeSettings() {}
}
