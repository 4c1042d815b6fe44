package org.nightdesk.desk.system;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far each service is behind, asked of Kafka itself, so that it is known of services in other
/// processes too. Asks at most every few seconds, whoever wants to know. Thread-safe.
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final long PATIENCE_SECONDS = 3;
  private static final List<String> SERVICES = List.of("ingest", "classify", "notify");

  private final KafkaConnection kafka;
  private final InstantSource clock;
  private @Nullable Admin admin;
  private Instant asked = Instant.MIN;
  private Map<String, Long> behind = Map.of();
  private boolean closed;

  Pulse(KafkaConnection kafka, InstantSource clock) {
    this.kafka = kafka;
    this.clock = clock;
  }

  /// Records that wait for each service; without those services that never ran, and empty while
  /// Kafka does not answer.
  synchronized Map<String, Long> behind() {
    Instant now = clock.instant();
    if (!closed && asked.plus(FRESH).isBefore(now)) {
      asked = now;
      behind = ask();
    }
    return behind;
  }

  /// The one connection for questions about Kafka itself; opened when it is first needed.
  ///
  /// @throws IllegalStateException after [#close()]
  synchronized Admin admin() {
    if (closed) {
      throw new IllegalStateException("the desk is stopping");
    }
    Admin open = admin == null ? Admin.create(kafka.client("desk-pulse")) : admin;
    admin = open;
    return open;
  }

  private Map<String, Long> ask() {
    try {
      Admin open = admin();
      Map<String, Map<TopicPartition, OffsetAndMetadata>> places = new LinkedHashMap<>();
      for (String service : SERVICES) {
        places.put(
            service,
            open.listConsumerGroupOffsets(kafka.names().prefix() + service)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return behind(places, ends(open, places));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("lag unknown error={}", e.toString());
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private static Map<TopicPartition, Long> ends(
      Admin admin, Map<String, Map<TopicPartition, OffsetAndMetadata>> places)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    places.values().forEach(own -> own.keySet().forEach(p -> wanted.put(p, OffsetSpec.latest())));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  private Map<String, Long> behind(
      Map<String, Map<TopicPartition, OffsetAndMetadata>> places, Map<TopicPartition, Long> ends) {
    Map<String, Long> lags = new LinkedHashMap<>();
    places.forEach((service, own) -> {
      if (!own.isEmpty()) {
        long lag = 0;
        for (var place : own.entrySet()) {
          long end = ends.getOrDefault(place.getKey(), 0L);
          OffsetAndMetadata at = place.getValue();
          lag += at == null ? 0 : waiting(place.getKey(), end - at.offset());
        }
        lags.put(service, lag);
      }
    });
    return lags;
  }

  /// What the stages write ends with the mark of its transaction, which is no record but has an
  /// offset; who has read the last record stands before the mark.
  private long waiting(TopicPartition partition, long offsets) {
    boolean marked =
        kafka
            .names()
            .streamOf(partition.topic())
            .filter(s -> !s.equals(Stream.FEEDS) && !s.equals(Stream.SUBSCRIPTIONS))
            .isPresent();
    return Math.max(0, marked ? offsets - 1 : offsets);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (admin != null) {
      admin.close(Duration.ofSeconds(2));
    }
  }
}
