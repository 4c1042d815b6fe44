package org.nightdesk.app.roles;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.coordinator.transaction.TransactionState;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogKey;
import org.apache.kafka.coordinator.transaction.generated.TransactionLogValue;
import org.nightdesk.runtime.streams.KafkaConnection;

/// Counts transactions as the broker's coordinator wrote them down: each ends in one record
/// `CompleteCommit` or `CompleteAbort` on `__transaction_state`.
final class Commits implements AutoCloseable {
  private static final String LOG = "__transaction_state";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<String, Integer> counts = new HashMap<>();

  Commits(KafkaConnection kafka) {
    Map<String, Object> config = kafka.client("commits");
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    consumer = new KafkaConsumer<>(config);
    partitions =
        consumer.partitionsFor(LOG).stream()
            .map(info -> new TopicPartition(LOG, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /// Transactions that have ended since the beginning, by transactional id; an application's ids
  /// begin with its own.
  Map<String, Integer> soFar() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer.poll(Duration.ofMillis(100)).forEach(this::count);
    }
    return Map.copyOf(counts);
  }

  private void count(ConsumerRecord<byte[], byte[]> line) {
    if (line.value() == null) {
      return;
    }
    ByteBuffer key = ByteBuffer.wrap(line.key());
    String id =
        new TransactionLogKey(new ByteBufferAccessor(key), key.getShort()).transactionalId();
    ByteBuffer value = ByteBuffer.wrap(line.value());
    byte state =
        new TransactionLogValue(new ByteBufferAccessor(value), value.getShort())
            .transactionStatus();
    if (state == TransactionState.COMPLETE_COMMIT.id()
        || state == TransactionState.COMPLETE_ABORT.id()) {
      counts.merge(id, 1, Integer::sum);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
