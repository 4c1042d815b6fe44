package org.nightdesk.ingest;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.ingest.fetch.Fetch;
import org.nightdesk.ingest.measure.IngestMetrics;
import org.nightdesk.ingest.poll.Interval;
import org.nightdesk.ingest.poll.PollAgenda;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.StreamsApplication;
import org.nightdesk.runtime.schedule.HostLimits;
import org.nightdesk.runtime.schedule.Jobs;
import org.nightdesk.runtime.schedule.Scheduler;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.StageTopology;
import org.nightdesk.runtime.streams.StageTopology.Shape;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;

/// The ingest service. An item's way: due → fetch → \[decode → parse → clean → identify\] → new,
/// changed or seen → `items` and `feed-status`.
public final class Ingest implements AutoCloseable {
  private static final Duration COMMIT_EVERY = Duration.ofMillis(100);

  private final Environment environment;
  private final Jobs jobs;
  private @Nullable StreamsApplication application;

  public Ingest(Environment environment) {
    this.environment = environment;
    Settings settings = environment.settings();
    this.jobs =
        Jobs.onVirtualThreads(
            new HostLimits(
                settings.get(IngestSettings.JOBS), 1, settings.get(IngestSettings.SPACING)));
  }

  /// The topology: one scheduler on `feeds`.
  public static Topology topology(
      StreamNames names, PollAgenda agenda, Jobs jobs, StepMetrics metrics) {
    Shape poll =
        new Shape(
            "poll",
            List.of(PollAgenda.FEEDS, PollAgenda.SEEN),
            List.of(Stream.ITEMS, Stream.FEED_STATUS));
    var terms = new Scheduler.Terms<>("poll", Stream.FEEDS, PollAgenda.FEEDS, metrics);
    return new StageTopology(names, metrics)
        .processor(Stream.FEEDS, poll, () -> new Scheduler<>(terms, agenda, jobs))
        .build();
  }

  public void start() {
    Settings settings = environment.settings();
    Fetch fetch =
        new Fetch(
            environment.outbound(), settings.get(IngestSettings.DEADLINE), environment.clock());
    Interval.Bounds bounds =
        new Interval.Bounds(
            settings.get(IngestSettings.INTERVAL),
            settings.get(IngestSettings.FLOOR),
            settings.get(IngestSettings.CEILING));
    PollAgenda agenda =
        new PollAgenda(fetch, bounds, new IngestMetrics(environment.meters()), environment.clock());
    Topology topology =
        topology(environment.kafka().names(), agenda, jobs, new StepMetrics(environment.meters()));
    StreamsApplication started =
        new StreamsApplication("ingest", topology, COMMIT_EVERY, environment);
    started.start();
    application = started;
  }

  /// Ends the polls under way, within the grace, then stops.
  @Override
  public void close() {
    jobs.drain(environment.settings().get(RuntimeSettings.STOP_GRACE));
    if (application != null) {
      application.close();
    }
  }
}
