package org.nightdesk.runtime;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.directory.LocalState;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.health.Health.Report;
import org.nightdesk.runtime.measure.ApplicationMeters;
import org.nightdesk.runtime.measure.ProgressWatch;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.RocksLibrary;
import org.nightdesk.runtime.streams.SharedRocksMemory;
import org.nightdesk.runtime.transaction.OpenTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A topology that runs, exactly once, and says how it is. A failure of the infrastructure replaces
/// the stream thread, a few times an hour; after that the application is dead, with its reason.
public final class StreamsApplication implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
  private static final int REPLACEMENTS_PER_HOUR = 10;

  private final String name;
  private final KafkaConnection kafka;
  private final DataDirectory directory;
  private final Path state;
  private final KafkaStreams streams;
  private final InstantSource clock;
  private final Health health;
  private final ApplicationMeters meters;
  private final ProgressWatch progress;
  private final OpenTransactions transactions;
  private final Counter replacements;
  private final Deque<Instant> replaced = new ArrayDeque<>();
  private volatile @Nullable String deadBecause;
  private volatile @Nullable String lastFailure;
  private volatile Instant stateSince;

  /// Builds the application without starting it.
  ///
  /// @param name of the service: `ingest`, `classify`, `notify`
  /// @param commitEvery the longest that a result waits for its commit
  public StreamsApplication(
      String name, Topology topology, Duration commitEvery, Environment environment) {
    this.name = name;
    this.clock = environment.clock();
    this.health = environment.health();
    this.stateSince = clock.instant();
    this.kafka = environment.kafka();
    this.transactions =
        new OpenTransactions(
            kafka.client("nightdesk-%s-transactions".formatted(name)),
            kafka.names().prefix(),
            clock);
    this.directory = environment.directory();
    this.state = environment.directory().resolve("state").resolve(kafka.names().prefix() + name);
    if (!environment.directory().wasStoppedCleanly()) {
      // Kafka Streams would open each store, find it unusable, delete it and open it again.
      LocalState.delete(state);
    }
    prepare(environment.directory().resolve("state"));
    RocksLibrary.unpackInto(environment.directory().resolve("native"));
    this.streams =
        new KafkaStreams(topology, new StreamsConfig(config(name, commitEvery, environment)));
    streams.setUncaughtExceptionHandler(this::onFailure);
    streams.setStateListener((now, _) -> onState(now));
    this.replacements =
        environment.meters().counter("nightdesk.stream.threads.replaced", "application", name);
    Set<String> sources = sources(topology);
    this.meters = new ApplicationMeters(name, streams, sources, environment.meters());
    this.progress =
        new ProgressWatch(
            streams, sources, kafka.client("nightdesk-%s-progress".formatted(name)), clock);
  }

  /// Kafka Streams itself fails when two applications make the directory at the same moment.
  private static void prepare(Path base) {
    try {
      Files.createDirectories(base);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + base, e);
    }
  }

  private static Set<String> sources(Topology topology) {
    return topology.describe().subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .filter(TopologyDescription.Source.class::isInstance)
        .map(TopologyDescription.Source.class::cast)
        .flatMap(source -> source.topicSet().stream())
        .collect(Collectors.toSet());
  }

  static Map<String, Object> config(String name, Duration commitEvery, Environment environment) {
    KafkaConnection kafka = environment.kafka();
    Map<String, Object> config = new HashMap<>(kafka.client("nightdesk-" + name));
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.names().prefix() + name);
    config.put(StreamsConfig.STATE_DIR_CONFIG, environment.directory().resolve("state").toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.POLL_MS_CONFIG, 10);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitEvery.toMillis());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class);
    config.put(
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
        UsePartitionTimeOnInvalidTimestamp.class);
    short replication = kafka.layout().replication();
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) replication);
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6000);
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        name + "-" + environment.directory().instanceId());
    // A fetch of changelogs that have no more to give would hold up those that join it meanwhile.
    config.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) kafka.transactionTimeout().toMillis());
    return config;
  }

  /// Starts the application; returns before it has its work.
  ///
  /// @throws IllegalStateException if its local state is damaged; it is deleted by then, so that
  ///   the next start rebuilds it
  public void start() {
    health.add(name, this::report);
    try {
      streams.start();
      progress.start(name);
    } catch (ProcessorStateException e) {
      LocalState.delete(state);
      throw new IllegalStateException(
          "the local state of %s was damaged and has been deleted; start again, and it is rebuilt"
              .formatted(name),
          e);
    }
  }

  /// How the application is: ready means that it runs and gets on with its share of the work.
  public Report report() {
    String dead = deadBecause;
    if (dead != null) {
      return new Report.Dead(name + " stopped: " + dead);
    }
    return new Condition(
            name,
            streams.state(),
            Duration.between(stateSince, clock.instant()),
            hasWork(),
            progress.stuck(Condition.PATIENCE).orElse(null),
            lastFailure)
        .report(transactions::words);
  }

  private boolean hasWork() {
    return streams.metadataForLocalThreads().stream()
        .anyMatch(thread -> !thread.activeTasks().isEmpty());
  }

  private void onState(KafkaStreams.State state) {
    LOG.info("application state application={} state={}", name, state);
    stateSince = clock.instant();
  }

  private synchronized StreamThreadExceptionResponse onFailure(Throwable failure) {
    Instant now = clock.instant();
    String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    lastFailure = reason;
    while (!replaced.isEmpty() && replaced.peek().isBefore(now.minus(Duration.ofHours(1)))) {
      replaced.remove();
    }
    if (KafkaConnection.isRefusal(failure)) {
      deadBecause = kafka.trouble(failure);
      LOG.error("application stops application={} reason={}", name, deadBecause);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (failure instanceof Error || replaced.size() >= REPLACEMENTS_PER_HOUR) {
      LOG.error("application stops application={}", name, failure);
      deadBecause = reason;
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    replaced.add(now);
    replacements.increment();
    LOG.warn("stream thread replaced application={} times={}", name, replaced.size(), failure);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /// Stops and leaves the group, so that the next start, or another instance, gets the work at
  /// once. What does not stop in time leaves its stores in doubt.
  @Override
  public void close() {
    progress.close();
    boolean inTime =
        streams.close(
            CloseOptions.timeout(Duration.ofSeconds(10))
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    health.remove(name);
    meters.close();
    if (!inTime) {
      directory.doubt();
      LOG.warn("application did not stop within its time application={}", name);
    }
  }
}
