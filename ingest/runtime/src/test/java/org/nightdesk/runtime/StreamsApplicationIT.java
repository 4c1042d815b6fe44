package org.nightdesk.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.broker.TestBroker;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.health.Health.Report;
import org.nightdesk.runtime.outbound.Allow;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StageTopology;
import org.nightdesk.runtime.streams.StepMetrics;

final class StreamsApplicationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NAME = "waits";

  @TempDir Path directory;

  private final KafkaConnection kafka = TestBroker.connection();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;

  @Test
  void namesTheOpenTransactionThatKeepsItFromItsWorkAndStartsWhenThatHasEnded() throws Exception {
    beginTransaction().close(Duration.ZERO);
    try (DataDirectory data = DataDirectory.open(directory);
        Publisher publisher = new Publisher(kafka, "test", clock);
        Outbound outbound = new Outbound(Allow.parse(List.of()), "Nightdesk/test", clock);
        StreamsApplication application =
            new StreamsApplication(
                NAME, topology(), Duration.ofMillis(20), environment(data, publisher, outbound))) {
      application.start();
      assertThat(application.report()).isInstanceOf(Report.Starting.class);
      now.updateAndGet(instant -> instant.plusSeconds(61));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(application.report())
                  .isInstanceOfSatisfying(
                      Report.Failing.class,
                      failing ->
                          assertThat(failing.detail())
                              .contains(transactionalId(), "ongoing", "of at most 600 s")
                              .contains("__consumer_offsets")));
      beginTransaction().close(); // its producer is back, which ends what it had left open
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(application.report()).isInstanceOf(Report.Ready.class));
    }
  }

  @Test
  void failsWhenATransactionHoldsBackItsStreamButNotForOneThatWasAborted() throws Exception {
    try (DataDirectory data = DataDirectory.open(directory);
        Publisher publisher = new Publisher(kafka, "test", clock);
        Outbound outbound = new Outbound(Allow.parse(List.of()), "Nightdesk/test", clock);
        StreamsApplication application =
            new StreamsApplication(
                NAME, topology(), Duration.ofMillis(20), environment(data, publisher, outbound))) {
      application.start();
      await().atMost(PATIENCE).until(() -> application.report() instanceof Report.Ready);
      try (KafkaProducer<String, byte[]> aborts = writes("aborts")) {
        aborts.abortTransaction();
      }
      now.updateAndGet(instant -> instant.plusSeconds(61));
      await()
          .during(Duration.ofSeconds(11)) // two looks
          .atMost(PATIENCE)
          .until(() -> application.report() instanceof Report.Ready);

      KafkaProducer<String, byte[]> hangs = writes("hangs");
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> {
            now.updateAndGet(instant -> instant.plusSeconds(10));
            assertThat(application.report())
                .isInstanceOfSatisfying(
                    Report.Failing.class,
                    failing ->
                        assertThat(failing.detail())
                            .contains("a transaction holds back", kafka.names().of(Stream.FEEDS))
                            .contains("hangs (producer"));
          });
      hangs.commitTransaction();
      hangs.close();
      await().atMost(PATIENCE).until(() -> application.report() instanceof Report.Ready);
    }
  }

  /// A transaction with a record on the stream that the application reads.
  private KafkaProducer<String, byte[]> writes(String id) throws Exception {
    KafkaProducer<String, byte[]> producer = transactional(kafka.names().prefix() + id);
    producer.send(new ProducerRecord<>(kafka.names().of(Stream.FEEDS), "key", new byte[0])).get();
    return producer;
  }

  private KafkaProducer<String, byte[]> transactional(String id) {
    Map<String, Object> config = new HashMap<>(kafka.producer("test"));
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) Duration.ofMinutes(10).toMillis());
    KafkaProducer<String, byte[]> producer = new KafkaProducer<>(config);
    producer.initTransactions();
    producer.beginTransaction();
    return producer;
  }

  private Environment environment(DataDirectory data, Publisher publisher, Outbound outbound) {
    return new Environment(
        Settings.of(RuntimeSettings.ALL, Map.of()),
        kafka,
        data,
        clock,
        new SimpleMeterRegistry(),
        new Health(),
        outbound,
        Secrets.of(Base64.getEncoder().encodeToString(new byte[32])),
        publisher);
  }

  private Topology topology() {
    return new StageTopology(kafka.names(), new StepMetrics(new SimpleMeterRegistry()))
        .step(
            Stream.FEEDS,
            new StageTopology.Shape(NAME, List.of("rows"), List.of()),
            () -> (_, _, _) -> {})
        .build();
  }

  /// A transaction that commits an offset of the application's group.
  private KafkaProducer<String, byte[]> beginTransaction() {
    KafkaProducer<String, byte[]> producer = transactional(transactionalId());
    Map<String, Object> group = new HashMap<>(kafka.consumer("test"));
    group.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.names().prefix() + NAME);
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(group)) {
      producer.sendOffsetsToTransaction(
          Map.of(new TopicPartition(kafka.names().of(Stream.FEEDS), 0), new OffsetAndMetadata(0)),
          consumer.groupMetadata());
    }
    return producer;
  }

  private String transactionalId() {
    return kafka.names().prefix() + "left-open";
  }
}
