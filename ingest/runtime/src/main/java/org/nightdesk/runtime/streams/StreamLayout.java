package org.nightdesk.runtime.streams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.nightdesk.contract.Stream;

/// Makes the streams that are missing on the broker, each with what DESIGN says is kept.
public final class StreamLayout {
  private static final int TIMEOUT_SECONDS = 60;

  private StreamLayout() {}

  /// Makes what is missing; what exists is left as it is.
  ///
  /// @throws IllegalStateException if the broker cannot be reached or refuses
  public static void ensure(KafkaConnection kafka) {
    try (Admin admin = Admin.create(kafka.client("nightdesk-layout"))) {
      Set<String> there = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing = new ArrayList<>();
      for (Stream<?> stream : Stream.ALL) {
        if (!there.contains(kafka.names().of(stream))) {
          missing.add(topic(stream, kafka));
        }
      }
      create(admin, missing);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new IllegalStateException(kafka.trouble(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void create(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      admin.createTopics(topics).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // Another instance was faster.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  static NewTopic topic(Stream<?> stream, KafkaConnection kafka) {
    int partitions = stream.partitions() > 0 ? stream.partitions() : kafka.layout().partitions();
    short replication = kafka.layout().replication();
    return new NewTopic(
            kafka.names().of(stream),
            Optional.of(partitions),
            replication < 1 ? Optional.empty() : Optional.of(replication))
        .configs(config(stream));
  }

  private static Map<String, String> config(Stream<?> stream) {
    Map<String, String> config = new HashMap<>();
    if (stream.kept() == null) {
      config.putAll(compaction());
    } else {
      config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(stream.kept().toMillis()));
      config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 << 20));
    }
    return config;
  }

  /// Small segments that are cleaned early, so that a restart reads little.
  static Map<String, String> compaction() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT,
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Integer.toString(16 << 20),
        TopicConfig.SEGMENT_MS_CONFIG,
        "3600000",
        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
        "0.2");
  }
}
