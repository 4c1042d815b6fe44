package org.nightdesk.desk.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.desk.http.Problem;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.runtime.streams.KafkaConnection;

/// Reads the newest dead letters from Kafka: a bounded stretch before the end of each partition,
/// for a bounded time, by one asker at a time. Of a record only what is shown is kept. Thread-safe.
final class LetterBox {
  static final int NEWEST = 100;

  /// Offsets looked at before the end of a partition: each letter of a stage stands beside the mark
  /// of its transaction, which has an offset too.
  private static final int STRETCH = 3 * NEWEST;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int FETCH_BYTES = 4_000_000;
  private static final Comparator<DeadLetter> NEWEST_FIRST =
      Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id).reversed();

  private final KafkaConnection kafka;

  LetterBox(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  /// What was found.
  ///
  /// @param letters newest first, at most [#NEWEST]
  /// @param partial Kafka was too slow for all of them: newer ones may be missing
  record Found(List<DeadLetter> letters, boolean partial) {}

  /// The newest letters.
  ///
  /// @throws Refusal 503 with one sentence if Kafka does not answer in time
  synchronized Found newest() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Opened opened = new Opened(kafka)) {
      return read(opened.consumer(), end);
    } catch (KafkaException e) {
      throw new Refusal(
          new Problem(
              503,
              "the dead letters cannot be read: " + e.getMessage(),
              null,
              null,
              "Nothing is lost: they stay on Kafka for %d days. Try again when it answers."
                  .formatted(days())));
    }
  }

  private static long days() {
    Duration kept = Stream.DEAD_LETTERS.kept();
    return kept == null ? 0 : kept.toDays();
  }

  private Found read(KafkaConsumer<String, byte[]> consumer, long end) {
    List<TopicPartition> partitions = partitions(consumer);
    if (partitions.isEmpty()) {
      return new Found(List.of(), false);
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    consumer
        .beginningOffsets(partitions)
        .forEach((partition, first) ->
            consumer.seek(
                partition, Math.max(first, ends.getOrDefault(partition, first) - STRETCH)));
    List<DeadLetter> letters = new ArrayList<>();
    boolean partial = isBehind(consumer, ends);
    while (partial && System.nanoTime() < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        letters.add(DeadLetter.of(record, kafka.names()));
      }
      partial = isBehind(consumer, ends);
    }
    return new Found(letters.stream().sorted(NEWEST_FIRST).limit(NEWEST).toList(), partial);
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    String name = kafka.names().of(Stream.DEAD_LETTERS);
    @Nullable List<PartitionInfo> found = consumer.partitionsFor(name);
    return found == null
        ? List.of()
        : found.stream().map(info -> new TopicPartition(name, info.partition())).toList();
  }

  private static boolean isBehind(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue());
  }

  /// A consumer that leaves nothing behind on the broker.
  private record Opened(KafkaConsumer<String, byte[]> consumer) implements AutoCloseable {
    Opened(KafkaConnection kafka) {
      this(new KafkaConsumer<>(config(kafka)));
    }

    private static Map<String, Object> config(KafkaConnection kafka) {
      Map<String, Object> config = new HashMap<>(kafka.consumer("desk-dead-letters"));
      config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
      config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
      config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
      config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
      return config;
    }

    @Override
    public void close() {
      consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
  }
}
