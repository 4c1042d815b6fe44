package org.nightdesk.app.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.outbound.Body;
import org.nightdesk.runtime.outbound.OutboundRequest;
import org.nightdesk.runtime.outbound.OutboundResult;
import org.nightdesk.runtime.streams.KafkaConnection;

/// What the machine does at best: one step of an item's way, with nothing of ours in it.
record Limits(Environment environment) {
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final byte[] VALUE = "x".repeat(2_000).getBytes(StandardCharsets.UTF_8);

  /// A record of 2 KB in a transaction of its own, until a reader of committed records has it. An
  /// item makes four such hops.
  Figure hop(int warm, int times) throws InterruptedException {
    KafkaConnection kafka = environment.kafka();
    TopicPartition partition = new TopicPartition(kafka.names().prefix() + "bench", 0);
    make(kafka, partition.topic());
    Map<String, Object> settings = new HashMap<>(kafka.producer("bench-limit"));
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "bench-limit");
    List<Double> milliseconds = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(settings);
        KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(kafka.consumer("bench-limit"))) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      producer.initTransactions();
      for (int i = 0; i < warm + times; i++) {
        long start = System.nanoTime();
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(partition.topic(), 0, "key", VALUE));
        producer.commitTransaction();
        if (consumer.poll(POLL).isEmpty()) {
          throw new Failed("the broker did not answer within " + POLL);
        }
        if (i >= warm) {
          milliseconds.add((System.nanoTime() - start) / 1e6);
        }
      }
    }
    return new Figure("limit: one committed hop over Kafka", "ms", milliseconds);
  }

  private static void make(KafkaConnection kafka, String topic) throws InterruptedException {
    try (Admin admin = Admin.create(kafka.client("bench-limit"))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new Failed("the broker refused a stream: " + e.getCause());
    }
  }

  /// One POST of 2 KB to a receiver on this machine.
  Figure webhook(String url, int warm, int times) {
    OutboundRequest request =
        new OutboundRequest(
            "POST",
            URI.create(url),
            Map.of("Content-Type", "application/json"),
            Body.of(VALUE),
            org.nightdesk.runtime.outbound.Limits.DEFAULT);
    List<Double> milliseconds = new ArrayList<>();
    for (int i = 0; i < warm + times; i++) {
      long start = System.nanoTime();
      if (environment.outbound().send(request) instanceof OutboundResult.Failure failure) {
        throw new Failed("the receiver did not answer: " + failure.detail());
      }
      if (i >= warm) {
        milliseconds.add((System.nanoTime() - start) / 1e6);
      }
    }
    return new Figure("limit: one webhook alone", "ms", milliseconds);
  }
}
