package org.nightdesk.runtime.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.nightdesk.contract.Stream;

/// Puts records on streams from outside a topology, for what a person decides. Thread-safe.
public final class Publisher implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;
  private final StreamNames names;
  private final InstantSource clock;

  public Publisher(KafkaConnection kafka, String clientId, InstantSource clock) {
    this.producer = new KafkaProducer<>(kafka.producer(clientId));
    this.names = kafka.names();
    this.clock = clock;
  }

  /// Where a record came to stand.
  public record Position(int partition, long offset) {}

  /// Publishes a value; completes when the record is on Kafka, exceptionally when it is not.
  public <V> CompletableFuture<Position> publish(Stream<V> stream, String key, V value) {
    return publish(Event.of(stream, key, value, clock.instant()));
  }

  /// Takes a key off a compacted stream.
  public CompletableFuture<Position> remove(Stream<?> stream, String key) {
    return publish(Event.tombstone(stream, key, clock.instant()));
  }

  /// Publishes an event as it is.
  public CompletableFuture<Position> publish(Event event) {
    CompletableFuture<Position> done = new CompletableFuture<>();
    if (event.isTooLarge()) {
      done.completeExceptionally(
          new IllegalArgumentException(
              "the record is too large: %s; a value has at most %d bytes"
                  .formatted(event.sizes(), Event.MAX_BYTES)));
      return done;
    }
    String topic = names.of(event.stream());
    int partition =
        Partitions.of(event.stream(), event.key(), producer.partitionsFor(topic).size());
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            topic,
            partition,
            event.at().toEpochMilli(),
            event.key(),
            event.payload().bytes(),
            event.recordHeaders());
    var _ = producer.send(record, (metadata, failure) -> complete(done, metadata, failure));
    return done;
  }

  private static void complete(
      CompletableFuture<Position> done,
      @org.jspecify.annotations.Nullable RecordMetadata metadata,
      @org.jspecify.annotations.Nullable Exception failure) {
    if (failure != null || metadata == null) {
      done.completeExceptionally(
          failure == null ? new IllegalStateException("no answer from Kafka") : failure);
    } else {
      done.complete(new Position(metadata.partition(), metadata.offset()));
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
