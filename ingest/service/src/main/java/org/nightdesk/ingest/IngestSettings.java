package org.nightdesk.ingest;

import java.time.Duration;
import java.util.List;
import org.nightdesk.runtime.settings.Setting;

/// What an operator can set about polling.
public final class IngestSettings {
  public static final Setting<Duration> INTERVAL =
      new Setting<>(
          "ingest.poll.interval",
          Duration.class,
          "5m",
          "How often a feed is polled at first; it adapts from there.");

  public static final Setting<Duration> FLOOR =
      new Setting<>(
          "ingest.poll.floor",
          Duration.class,
          "1m",
          "A feed is never polled more often than this.");

  public static final Setting<Duration> CEILING =
      new Setting<>(
          "ingest.poll.ceiling",
          Duration.class,
          "1h",
          "A working feed is polled at least so often.");

  public static final Setting<Integer> JOBS =
      new Setting<>(
          "ingest.poll.jobs", Integer.class, "64", "Polls under way at a time, 1 to 1000.");

  public static final Setting<Duration> SPACING =
      new Setting<>(
          "ingest.host.spacing",
          Duration.class,
          "2s",
          "At least so long between two requests to one host; one request at a time.");

  public static final Setting<Duration> DEADLINE =
      new Setting<>(
          "ingest.fetch.deadline",
          Duration.class,
          "30s",
          "A request is given up after this, redirects and the whole body included.");

  public static final List<Setting<?>> ALL =
      List.of(INTERVAL, FLOOR, CEILING, JOBS, SPACING, DEADLINE);

  private IngestSettings() {}
}
