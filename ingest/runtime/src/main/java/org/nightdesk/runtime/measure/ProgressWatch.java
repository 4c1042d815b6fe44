package org.nightdesk.runtime.measure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every few seconds whether a running application gets on. The consumer's own lag ends where
/// an open transaction begins, so where partitions really end is asked of the broker. Thread-safe.
public final class ProgressWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final long ANSWER_SECONDS = 15;

  private final KafkaStreams streams;
  private final Set<String> sources;
  private final Map<String, Object> client;
  private final InstantSource clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Progress progress;

  /// @param sources the names, on the broker, of the streams that it reads
  /// @param client settings of a client
  public ProgressWatch(
      KafkaStreams streams, Set<String> sources, Map<String, Object> client, InstantSource clock) {
    this.streams = streams;
    this.sources = Set.copyOf(sources);
    this.client = Map.copyOf(client);
    this.clock = clock;
    this.progress = Progress.none(clock.instant());
  }

  public void start(String application) {
    Thread.ofVirtual().name("progress-" + application).start(this::watch);
  }

  /// What has not moved for so long, in words; empty: the application gets on.
  public Optional<String> stuck(Duration patience) {
    return progress.stuck(patience);
  }

  private void watch() {
    try (Admin admin = Admin.create(client)) {
      do {
        progress = look(admin);
      } while (!closed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Progress look(Admin admin) throws InterruptedException {
    if (streams.state() != KafkaStreams.State.RUNNING) {
      return Progress.none(clock.instant());
    }
    StreamsFigures figures = StreamsFigures.of(streams);
    double lag = sources.stream().mapToDouble(figures::lag).sum();
    var seen = new Progress.Figures(figures.rounds(), figures.worked(), lag, ends(admin));
    return progress.after(seen, clock.instant());
  }

  /// Empty when the broker does not answer: what else stands still shows it.
  private Map<TopicPartition, Progress.Ends> ends(Admin admin) throws InterruptedException {
    Set<TopicPartition> mine =
        streams.metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .flatMap(task -> task.topicPartitions().stream())
            .collect(Collectors.toSet());
    Map<TopicPartition, Progress.Ends> ends = new HashMap<>();
    try {
      var stable = ends(admin, mine, IsolationLevel.READ_COMMITTED);
      ends(admin, mine, IsolationLevel.READ_UNCOMMITTED)
          .forEach((partition, last) -> {
            ListOffsetsResultInfo known = stable.get(partition);
            if (known != null) {
              ends.put(partition, new Progress.Ends(known.offset(), last.offset()));
            }
          });
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("ends of partitions not known", e);
    }
    return ends;
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> ends(
      Admin admin, Set<TopicPartition> partitions, IsolationLevel level)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listOffsets(
            partitions.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())),
            new ListOffsetsOptions(level))
        .all()
        .get(ANSWER_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
