package org.nightdesk.app.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.KafkaConnection;
import tools.jackson.core.JacksonException;

/// Writes a line for each alert that was delivered.
final class DeliveryLines implements Runnable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConnection kafka;
  private final Console console;

  DeliveryLines(Environment environment, Console console) {
    this.kafka = environment.kafka();
    this.console = console;
  }

  @Override
  public void run() {
    String name = kafka.names().of(Stream.DELIVERIES);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(kafka.consumer("nightdesk-demo"))) {
      var partitions =
          consumer.partitionsFor(name).stream()
              .map(p -> new org.apache.kafka.common.TopicPartition(name, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<String, byte[]> line : consumer.poll(POLL)) {
          read(line.value())
              .filter(delivery -> delivery.outcome() == Delivery.Outcome.DELIVERED)
              .ifPresent(delivery -> console.result(line(delivery)));
        }
      }
    } catch (InterruptException | WakeupException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What cannot be read is no line here: the archive records it.
  private static Optional<Delivery> read(byte @Nullable [] value) {
    try {
      return value == null ? Optional.empty() : Optional.of(Json.read(value, Delivery.class));
    } catch (JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static String line(Delivery delivery) {
    String topics = delivery.topics().isEmpty() ? "words" : String.join(",", delivery.topics());
    Double seconds = delivery.seconds();
    return "delivered  %-14s  %s  by %s%s"
        .formatted(
            topics,
            delivery.headline(),
            Objects.requireNonNullElse(delivery.channel(), "nothing"),
            seconds == null ? "" : String.format(Locale.ROOT, "  %.2f s", seconds));
  }
}
