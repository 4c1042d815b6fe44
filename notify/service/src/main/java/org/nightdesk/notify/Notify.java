package org.nightdesk.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.deliver.DeliverAgenda;
import org.nightdesk.notify.deliver.DeliveryMetrics;
import org.nightdesk.notify.match.MatchAgenda;
import org.nightdesk.notify.match.Matching;
import org.nightdesk.notify.match.Register;
import org.nightdesk.notify.send.Senders;
import org.nightdesk.notify.sources.Sources;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.StreamsApplication;
import org.nightdesk.runtime.schedule.HostLimits;
import org.nightdesk.runtime.schedule.Jobs;
import org.nightdesk.runtime.schedule.Scheduler;
import org.nightdesk.runtime.streams.StageTopology;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;
import org.nightdesk.runtime.table.Table;

/// Tagged items in, alerts and deliveries out. An item's way through it:
///
/// match → alert ──> `alerts` ──> merge by id → policy → due → compose → send → record
///
/// `match` and `alert` are their packages; `deliver` takes an alert that comes twice once (merge by
/// id), asks `policy`, sets when it is due, and records what became of it; `compose` and `send` do
/// what their names say.
public final class Notify implements AutoCloseable {
  private static final Duration TABLE_PATIENCE = Duration.ofSeconds(60);

  // Mail servers and webhooks alike refuse a crowd; in all, as many as a small machine holds.
  private static final int JOBS = 500;
  private static final int JOBS_PER_HOST = 16;

  private final Environment environment;
  private final Table<Subscription> subscriptions;
  private final Table<FeedStatus> statuses;
  private final Jobs jobs;
  private final StreamsApplication application;

  public Notify(Environment environment) {
    this.environment = environment;
    this.subscriptions = table(Stream.SUBSCRIPTIONS);
    this.statuses = table(Stream.FEED_STATUS);
    Register register = new Register();
    subscriptions.checked(Register::problems).onChange(register::changed);
    Sources sources = new Sources();
    statuses.onChange(sources::changed);
    this.jobs = Jobs.onVirtualThreads(new HostLimits(JOBS, JOBS_PER_HOST, Duration.ZERO));
    Senders senders = new Senders(environment);
    Parts parts =
        new Parts(
            register,
            subscriptions::get,
            new DeliverAgenda.Channels(senders.channels(), senders::send),
            sources::coverage,
            new DeliveryMetrics(environment.meters(), environment.clock()),
            jobs);
    this.application =
        new StreamsApplication(
            "notify",
            topology(environment.kafka().names(), new StepMetrics(environment.meters()), parts),
            Duration.ofMillis(100),
            environment);
  }

  private <V> Table<V> table(Stream<V> stream) {
    return new Table<>(stream, environment.kafka(), environment.letters("notify-" + stream.name()));
  }

  /// What the steps share.
  ///
  /// @param subscriptions as they stand now, by id
  /// @param coverage how many sources are working now
  public record Parts(
      Register register,
      Function<String, Optional<Subscription>> subscriptions,
      DeliverAgenda.Channels channels,
      Supplier<Optional<Batch.Coverage>> coverage,
      DeliveryMetrics metrics,
      Jobs jobs) {}

  /// The steps in their order.
  public static Topology topology(StreamNames names, StepMetrics metrics, Parts parts) {
    DeliveryMetrics counts = parts.metrics();
    MatchAgenda match =
        new MatchAgenda(
            new Matching(parts.register()),
            new MatchAgenda.Withheld(counts::baseline, counts::replayed));
    DeliverAgenda deliver =
        new DeliverAgenda(parts.subscriptions(), parts.channels(), parts.coverage(), counts);
    return new StageTopology(names, metrics)
        .processor(
            Stream.TAGGED,
            new StageTopology.Shape(
                "match", List.of(MatchAgenda.SCHEDULE, MatchAgenda.PARTS), List.of(Stream.ALERTS)),
            () ->
                new Scheduler<>(
                    new Scheduler.Terms<>("match", Stream.TAGGED, MatchAgenda.SCHEDULE, metrics),
                    match,
                    parts.jobs()))
        .processor(
            Stream.ALERTS,
            new StageTopology.Shape("deliver", stores(), List.of(Stream.DELIVERIES)),
            () ->
                new Scheduler<>(
                    new Scheduler.Terms<>(
                        "deliver", Stream.ALERTS, DeliverAgenda.SCHEDULE, metrics),
                    deliver,
                    parts.jobs()))
        .build();
  }

  private static List<String> stores() {
    List<String> stores = new ArrayList<>(DeliverAgenda.STORES);
    stores.add(DeliverAgenda.SCHEDULE);
    return stores;
  }

  /// Starts when subscriptions and sources are known; blocks until then.
  public void start() {
    environment.health().add("subscriptions", subscriptions::report);
    environment.health().add("sources", statuses::report);
    subscriptions.start();
    statuses.start();
    subscriptions.awaitReady(TABLE_PATIENCE);
    statuses.awaitReady(TABLE_PATIENCE);
    application.start();
  }

  /// Lets deliveries under way end, then stops; the rest is sent after the next start, under the
  /// same ids.
  @Override
  public void close() {
    jobs.drain(environment.settings().get(RuntimeSettings.STOP_GRACE));
    application.close();
    subscriptions.close();
    statuses.close();
    environment.health().remove("subscriptions");
    environment.health().remove("sources");
  }
}
