package org.nightdesk.runtime;

import static org.nightdesk.runtime.settings.Setting.text;

import java.time.Duration;
import java.util.List;
import org.nightdesk.runtime.settings.Secret;
import org.nightdesk.runtime.settings.Setting;

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

  public static final List<Setting<?>> ALL =
      List.of(
          STREAM_PREFIX,
          STREAM_PARTITIONS,
          STREAM_REPLICATION,
          TRANSACTION_TIMEOUT,
          SECRET_KEY,
          OUTBOUND_ALLOW,
          OUTBOUND_CONTACT,
          STOP_GRACE);

  private RuntimeSettings() {}
}
