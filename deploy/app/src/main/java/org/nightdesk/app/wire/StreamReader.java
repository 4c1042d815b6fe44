package org.nightdesk.app.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Partitions;

/// Reads streams for a command: what was committed, without a group and without leaving a trace on
/// the broker. What Kafka has against it becomes a [Failed] with one sentence. For one thread.
final class StreamReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  /// Long enough for a cluster that is slow to answer; then the address is likely wrong.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConnection kafka;
  private final KafkaConsumer<String, byte[]> consumer;

  StreamReader(KafkaConnection kafka, String clientId) {
    this.kafka = kafka;
    Map<String, Object> config = kafka.consumer(clientId);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    // A mistyped prefix must not make streams.
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    try {
      this.consumer = new KafkaConsumer<>(config);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /// Which records are wanted.
  ///
  /// @param from the first instant; absent: from the beginning
  /// @param to the instant after the last; absent: to the end that the stream has now
  /// @param key the only key that matters; absent: all
  record Window(@Nullable Instant from, @Nullable Instant to, @Nullable String key) {
    static final Window ALL = new Window(null, null, null);

    static Window of(String key) {
      return new Window(null, null, key);
    }

    static Window since(@Nullable Instant from) {
      return new Window(from, null, null);
    }

    private boolean holds(ConsumerRecord<String, byte[]> line) {
      return (from == null || line.timestamp() >= from.toEpochMilli())
          && (to == null || line.timestamp() < to.toEpochMilli())
          && (key == null || key.equals(line.key()));
    }
  }

  /// Hands on the records of a window that stand there now, each partition in its order.
  void read(Stream<?> stream, Window window, Consumer<ConsumerRecord<String, byte[]>> each) {
    try {
      List<TopicPartition> partitions = partitions(stream, window.key());
      consumer.assign(partitions);
      seek(partitions, window.from());
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long heard = System.nanoTime();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        var lines = consumer.poll(POLL);
        heard = lines.isEmpty() ? heard : System.nanoTime();
        if (System.nanoTime() - heard > 3 * PATIENCE.toNanos()) {
          throw new TimeoutException("no record came");
        }
        for (ConsumerRecord<String, byte[]> line : lines) {
          boolean stoodThere =
              line.offset()
                  < ends.getOrDefault(new TopicPartition(line.topic(), line.partition()), 0L);
          if (stoodThere && window.holds(line)) {
            each.accept(line);
          }
        }
      }
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  /// Hands on records as they come, for ever.
  ///
  /// @param from absent: only what comes from now on
  void follow(
      Stream<?> stream, @Nullable Instant from, Consumer<ConsumerRecord<String, byte[]>> each) {
    try {
      List<TopicPartition> partitions = partitions(stream, null);
      consumer.assign(partitions);
      if (from == null) {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // asks for the end now, not at the first poll
      } else {
        seek(partitions, from);
      }
      while (true) {
        consumer.poll(POLL).forEach(each);
      }
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  private List<TopicPartition> partitions(Stream<?> stream, @Nullable String key) {
    String name = kafka.names().of(stream);
    var found = consumer.partitionsFor(name);
    if (found == null || found.isEmpty()) {
      throw new Failed(
          "Kafka at %s has no stream %s: has Nightdesk run there, and is its prefix \"%s\"?"
              .formatted(kafka.bootstrap(), name, kafka.names().prefix()));
    }
    return found.stream()
        .map(info -> new TopicPartition(name, info.partition()))
        .filter(p -> key == null || p.partition() == Partitions.of(stream, key, found.size()))
        .toList();
  }

  private void seek(List<TopicPartition> partitions, @Nullable Instant from) {
    if (from == null || from.equals(Instant.EPOCH)) {
      consumer.seekToBeginning(partitions);
      return;
    }
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
    consumer.seekToEnd(partitions);
    Map<TopicPartition, @Nullable OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    found.forEach((partition, offset) -> {
      if (offset != null) {
        consumer.seek(partition, offset.offset());
      }
    });
  }

  private Failed failed(KafkaException e) {
    return new Failed(kafka.trouble(e));
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
