package org.nightdesk.runtime.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
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

  /// Publishes an event as it is. Whatever is against it is said by the future: nothing is thrown,
  /// and the call takes 10 s at the most (`kafka.max.block.ms`), if no broker was ever met.
  public CompletableFuture<Position> publish(Event event) {
    if (event.isTooLarge()) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException(
              "the record is too large: %s; a value has at most %d bytes"
                  .formatted(event.sizes(), Event.MAX_BYTES)));
    }
    CompletableFuture<Position> done = new CompletableFuture<>();
    try {
      var _ =
          producer.send(record(event), (metadata, failure) -> complete(done, metadata, failure));
    } catch (KafkaException | IllegalStateException e) {
      done.completeExceptionally(e); // no broker answers, or the producer is closed
    }
    return done;
  }

  private ProducerRecord<String, byte[]> record(Event event) {
    String topic = names.of(event.stream());
    int partition =
        Partitions.of(event.stream(), event.key(), producer.partitionsFor(topic).size());
    return new ProducerRecord<>(
        topic,
        partition,
        event.at().toEpochMilli(),
        event.key(),
        event.payload().bytes(),
        event.recordHeaders());
  }

  private static void complete(
      CompletableFuture<Position> done,
      @Nullable RecordMetadata metadata,
      @Nullable Exception failure) {
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
