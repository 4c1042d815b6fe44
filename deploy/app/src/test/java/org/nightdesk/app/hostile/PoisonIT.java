package org.nightdesk.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.demo.MailSink;
import org.nightdesk.app.demo.Received;
import org.nightdesk.app.demo.Sink;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.outbound.RawServer;
import org.nightdesk.runtime.streams.Event;

/// Poison on every partition of every stream of the whole product: what reads it records it once
/// and goes on; afterwards an item still goes its whole way, with a title that is hostile itself.
final class PoisonIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String WORD = "zorblax";

  /// What a feed may try in a title: script, lines, direction, nothing at all.
  private static final String TITLE =
      "Zorblax &lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;"
          + "\u0000&#0;&#13;&#10;Bcc: everybody@victim.example&#13;&#10;&#13;&#10;forged body"
          + " \u202Egnp.exe\u2066\u200F \"'&gt; {{7*7}}";

  @TempDir Path directory;

  private final Sink sink = new Sink(100);

  @Test
  void eachIsRecordedOnceByEachReaderAndTheNextGoodOnePasses() throws Exception {
    RawServer.Handler hook = request -> request.answer("204 No Content", "", "");
    try (MailSink mails = MailSink.start(sink, InstantSource.system());
        RawServer webhook = new RawServer(hook);
        GoodFeed feed = new GoodFeed("127.0.7.1");
        WholeProduct product = new WholeProduct(directory, settings(mails, webhook, feed))) {
      Map<String, String> expected = poison(product);
      expected.putAll(whatMakesAStepThrow(product));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(found(product)).containsAllEntriesOf(expected));
      product.subscription("mail", WORD, new Channel.Mail("night@newsroom.example"));
      product.subscription(
          "hook", WORD, new Channel.Webhook(webhook.url("/hook").toString(), null));
      String id = product.feed(feed.url());
      await().atMost(SOON).until(() -> product.statuses().containsKey(id) && feed.polls() > 0);
      feed.publish(TITLE);
      await().atMost(SOON).until(() -> sink.count() > 0 && !webhook.requests().isEmpty());
      assertThat(found(product)).isEqualTo(expected);
      assertThat(product.environment().health().reports())
          .allSatisfy((_, report) -> assertThat(report).isInstanceOf(Health.Report.Ready.class));
      assertThat(product.metric("nightdesk_stream_threads_replaced_total")).isZero();
      assertThat(product.metric("nightdesk_dead_letters_total")).isEqualTo(expected.size());
      System.out.printf("poison: dead_letters=%d, threads replaced=0%n", expected.size());
      assertThat(topicsInForce(product)).contains("zorblax-topic");
      aHostileTitleIsTextInTheMail(sink.received().getFirst());
      aHostileTitleIsTextInTheWebhook(webhook.requests().getFirst());
      aHostileTitleIsTextInTheApi(product);
    }
  }

  private static Map<String, String> settings(MailSink mails, RawServer webhook, GoodFeed feed) {
    return Map.of(
        "outbound.allow", "127.0.0.1:%d,%s".formatted(webhook.port(), feed.authority()),
        "ingest.poll.interval", "1s",
        "ingest.poll.floor", "1s",
        "ingest.poll.ceiling", "1s",
        "mail.host", "127.0.0.1",
        "mail.port", Integer.toString(mails.port()),
        "mail.security", "none",
        "mail.from", "desk@nightdesk.example");
  }

  /// Who reads a stream, by the stage that its dead letters name.
  private static List<String> readers(Stream<?> stream) {
    return switch (stream.name()) {
      case "feeds" -> List.of("poll", "desk-feeds");
      case "feed-status" -> List.of("desk-feed-status", "notify-feed-status");
      case "items" -> List.of("merge");
      case "topics" -> List.of("classify-topics", "desk-topics");
      case "story" -> List.of("story");
      case "tagged" -> List.of("match", "archive");
      case "subscriptions" -> List.of("notify-subscriptions", "desk-subscriptions");
      case "alerts" -> List.of("deliver", "archive");
      case "deliveries" -> List.of("archive");
      default -> List.of();
    };
  }

  /// Puts every poison on every partition; says which dead letters have to come of it.
  private static Map<String, String> poison(WholeProduct product) throws Exception {
    Map<String, Object> config = new HashMap<>(product.environment().kafka().producer("poison"));
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1_048_576);
    Map<String, String> expected = new TreeMap<>();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config)) {
      for (Stream<?> stream : Stream.ALL) {
        if (stream.equals(Stream.DEAD_LETTERS)) {
          continue;
        }
        int partitions = producer.partitionsFor(product.name(stream)).size();
        for (Poison poison : Poison.all()) {
          for (int p = 0; p < partitions && !(stream.compacted() && poison.key() == null); p++) {
            RecordMetadata at =
                producer
                    .send(
                        new ProducerRecord<>(
                            product.name(stream),
                            p,
                            Poison.bytes(poison.key()),
                            Poison.bytes(poison.value())))
                    .get();
            for (String stage : poison.refused() ? readers(stream) : List.<String>of()) {
              expected.put(place(at.topic(), p, at.offset(), stage), "unreadable");
            }
          }
        }
      }
    }
    return expected;
  }

  /// Values of the right shape on which a step has to throw, or whose result is too large.
  private static Map<String, String> whatMakesAStepThrow(WholeProduct product) {
    Map<String, String> expected = new TreeMap<>();
    Throwing.all()
        .forEach(each -> {
          Event event =
              Event.raw(
                  each.stream(),
                  each.key(),
                  each.json().getBytes(StandardCharsets.UTF_8),
                  Map.of(),
                  Instant.now());
          var at = product.publisher().publish(event).join();
          each.letters()
              .forEach((stage, reason) ->
                  expected.put(
                      place(product.name(each.stream()), at.partition(), at.offset(), stage),
                      reason));
        });
    return expected;
  }

  private static Map<String, String> found(WholeProduct product) {
    Map<String, String> found = new TreeMap<>();
    for (ConsumerRecord<String, byte[]> letter : product.records(Stream.DEAD_LETTERS)) {
      String at =
          place(
              String.valueOf(header(letter, CloudEvent.DEAD_STREAM)),
              Integer.parseInt(String.valueOf(header(letter, CloudEvent.DEAD_PARTITION))),
              Long.parseLong(String.valueOf(header(letter, CloudEvent.DEAD_OFFSET))),
              String.valueOf(header(letter, CloudEvent.DEAD_STAGE)));
      String reason = String.valueOf(header(letter, CloudEvent.DEAD_REASON));
      assertThat(header(letter, CloudEvent.DEAD_ERROR)).isNotBlank();
      found.merge(at, reason, (first, second) -> first + " and again " + second);
    }
    return found;
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
    return Event.header(record.headers(), name);
  }

  private static String place(String stream, int partition, long offset, String stage) {
    return "%s/%d/%d by %s".formatted(stream, partition, offset, stage);
  }

  private static List<String> topicsInForce(WholeProduct product) {
    Map<String, String> last = new HashMap<>();
    product
        .records(Stream.TOPICS)
        .forEach(record ->
            last.put(
                record.key(),
                record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8)));
    return last.entrySet().stream()
        .filter(each -> each.getValue().contains("\"query\":\"" + WORD))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void aHostileTitleIsTextInTheMail(Received mail) {
    assertThat(mail.to()).isEqualTo("night@newsroom.example");
    assertThat(mail.headers().keySet()).noneMatch(name -> name.equalsIgnoreCase("bcc"));
    assertThat(mail.subject())
        .contains("Zorblax")
        .doesNotContainPattern("[\\p{Cntrl}\\u202E\\u2066]");
    assertThat(mail.html())
        .doesNotContain("<script", "<img", "<SCRIPT")
        .doesNotContainPattern("(?i)(href|src)\\s*=\\s*[\"']?\\s*(javascript|data|vbscript):")
        .doesNotContainPattern("[\\u202E\\u2066\\u0000]");
    assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Bcc:"));
    assertThat(mail.text()).doesNotContainPattern("[\\u202E\\u2066\\u0000]");
  }

  private static void aHostileTitleIsTextInTheWebhook(RawServer.Request request) {
    assertThat(request.headers()).doesNotContainKey("bcc").containsKey("webhook-id");
    assertThat(request.body()).contains("Zorblax").doesNotContain("\r", "\u202E", "javascript:");
  }

  private static void aHostileTitleIsTextInTheApi(WholeProduct product) throws Exception {
    String items = product.ask("/api/items?q=" + WORD);
    assertThat(items).contains("Zorblax").doesNotContain("\u202E", "\u0000", "javascript:");
  }
}
