package org.nightdesk.runtime.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.KafkaConnection;

/// What tests look at: all that is committed on a stream now, each partition in its order.
public final class Committed {
  private static final Duration POLL = Duration.ofMillis(50);

  private Committed() {}

  /// The records from the beginning to the end that the stream has now.
  public static List<ConsumerRecord<String, byte[]>> records(
      Stream<?> stream, KafkaConnection kafka) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(kafka.consumer("look"))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.names().of(stream)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(found::add);
      }
    }
    return found;
  }

  /// The values of those records.
  public static <V> List<V> values(Stream<V> stream, KafkaConnection kafka) {
    return records(stream, kafka).stream()
        .map(record -> Json.read(record.value(), stream.type()))
        .toList();
  }
}
