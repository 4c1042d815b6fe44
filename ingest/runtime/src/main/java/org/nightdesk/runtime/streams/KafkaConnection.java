package org.nightdesk.runtime.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Which Kafka, and how its clients are set. Only an operator's settings reach the clients.
///
/// @param bootstrap `host:port`, several separated by commas
/// @param passed settings that pass straight to the clients (`kafka.*` without the prefix); they
///   may hold passwords, so the connection prints their names alone
/// @param names of streams
/// @param layout of streams when they are first made
/// @param transactionTimeout of producers in topologies
public record KafkaConnection(
    String bootstrap,
    Map<String, String> passed,
    StreamNames names,
    Layout layout,
    Duration transactionTimeout) {

  /// How streams are laid out when they are first made.
  ///
  /// @param partitions of each stream that fixes none
  /// @param replication -1: the broker's default
  public record Layout(int partitions, short replication) {}

  public KafkaConnection {
    passed = Map.copyOf(passed);
  }

  /// What every client has.
  public Map<String, Object> client(String clientId) {
    Map<String, Object> config = new HashMap<>(passed);
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    // A broker on this machine that restarts should be met again at once.
    config.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
    config.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
    return config;
  }

  /// A consumer that sees only what was committed.
  public Map<String, Object> consumer(String clientId) {
    Map<String, Object> config = client(clientId);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return config;
  }

  /// A producer whose records are acknowledged by all replicas.
  public Map<String, Object> producer(String clientId) {
    Map<String, Object> config = client(clientId);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // A stream made a moment ago may refuse the first batch and take the second; the broker then
    // calls every repetition of the first out of order, until it expires.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // Whoever waits for an answer waits no longer than this for a broker that is gone.
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return config;
  }

  /// Says in one sentence, for whoever set the connection, what a client has against it. Nothing
  /// that was passed stands in it but the protocol.
  public String trouble(Throwable failure) {
    Throwable root = failure;
    boolean late = false;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      root = each;
      late |=
          each instanceof TimeoutException || each instanceof java.util.concurrent.TimeoutException;
      if (each instanceof AuthenticationException) {
        return "Kafka at %s does not let us in: %s".formatted(bootstrap, withCause(each));
      }
    }
    if (late) {
      String protocol =
          passed.getOrDefault(
              CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
              CommonClientConfigs.DEFAULT_SECURITY_PROTOCOL);
      return "Kafka at %s does not answer (kafka.security.protocol is %s)"
          .formatted(bootstrap, protocol);
    }
    return "Kafka at %s: %s".formatted(bootstrap, root.getMessage());
  }

  private static String withCause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null
        ? "" + failure.getMessage()
        : failure.getMessage() + ": " + cause.getMessage();
  }

  /// Whether a failure says that the broker knows us and wants us not: nothing is gained by trying
  /// again.
  public static boolean isRefusal(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof AuthenticationException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "KafkaConnection[%s, passed %s, %s]"
        .formatted(bootstrap, new TreeSet<>(passed.keySet()), names);
  }
}
