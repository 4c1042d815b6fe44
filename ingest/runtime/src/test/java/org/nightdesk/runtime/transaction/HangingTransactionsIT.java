package org.nightdesk.runtime.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.runtime.broker.EmbeddedBroker;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.StreamNames;

/// A broker's directory with a transaction that was begun and not ended.
final class HangingTransactionsIT {
  private static final String TOPIC = "words";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  @TempDir Path directory;
  private int port;
  private KafkaConnection kafka;

  @BeforeEach
  void choosePort() throws IOException {
    port = Ports.free();
    kafka =
        new KafkaConnection(
            "127.0.0.1:" + port,
            Map.of(),
            new StreamNames("nightdesk."),
            new KafkaConnection.Layout(1, (short) 1),
            Duration.ofSeconds(10));
  }

  @Test
  void endsOneThatTheCoordinatorHasForgottenSoThatReadersGoOn() throws Exception {
    try (EmbeddedBroker _ = start(true)) {
      makeTopic();
      KafkaProducer<String, byte[]> gone = beginTransaction("held");
      gone.close(Duration.ZERO); // leaves it open, as a process does that is killed
      sendPlainly("behind it");
      assertThat(readable()).isZero();
    }
    forgetTransactions();
    try (EmbeddedBroker _ = start(true)) {
      assertThat(readable()).isGreaterThan(1);
      assertThat(read()).containsExactly("behind it");
    }
  }

  @Test
  void leavesOneAloneThatItsProducerCanStillCommit() throws Exception {
    try (KafkaProducer<String, byte[]> producer = producer(true)) {
      try (EmbeddedBroker _ = start(true)) {
        makeTopic();
        producer.initTransactions();
        producer.beginTransaction();
        send(producer, "held");
        sendPlainly("behind it");
      }
      try (EmbeddedBroker _ = start(false)) {
        assertThat(HangingTransactions.end(kafka.client("again"))).isZero();
        assertThat(readable()).isZero();
        producer.commitTransaction();
        awaitMarkers();
        assertThat(read()).containsExactly("held", "behind it");
      }
    }
  }

  private EmbeddedBroker start(boolean clean) throws IOException {
    return EmbeddedBroker.start(new EmbeddedBroker.Place(directory, port, clean));
  }

  private void makeTopic() throws Exception {
    try (Admin admin = Admin.create(kafka.client("test"))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  private KafkaProducer<String, byte[]> beginTransaction(String word) throws Exception {
    KafkaProducer<String, byte[]> producer = producer(true);
    producer.initTransactions();
    producer.beginTransaction();
    send(producer, word);
    return producer;
  }

  private void sendPlainly(String word) throws Exception {
    try (KafkaProducer<String, byte[]> producer = producer(false)) {
      send(producer, word);
    }
  }

  private KafkaProducer<String, byte[]> producer(boolean transactional) {
    Map<String, Object> config = new HashMap<>(kafka.producer("test"));
    if (transactional) {
      config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "begun");
      config.put(
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) Duration.ofMinutes(10).toMillis());
    }
    return new KafkaProducer<>(config);
  }

  private static void send(KafkaProducer<String, byte[]> producer, String word) throws Exception {
    producer.send(new ProducerRecord<>(TOPIC, word, new byte[0])).get(30, TimeUnit.SECONDS);
  }

  /// How far readers of committed records may read.
  private long readable() {
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(kafka.consumer("test"))) {
      return end(consumer);
    }
  }

  /// A commit is answered before its markers are in the logs.
  private void awaitMarkers() {
    await().atMost(Duration.ofSeconds(30)).until(() -> readable() > 0);
  }

  private static long end(KafkaConsumer<String, byte[]> consumer) {
    return consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
  }

  private List<String> read() {
    List<String> words = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(kafka.consumer("test"))) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = end(consumer);
      while (consumer.position(PARTITION) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> words.add(record.key()));
      }
    }
    return words;
  }

  /// What a lost commit marker comes to: the log says open, the coordinator knows nothing of it.
  private void forgetTransactions() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (directory.relativize(file).toString().startsWith(Coordinators.STREAM)) {
          Files.delete(file);
        }
      }
    }
  }
}
