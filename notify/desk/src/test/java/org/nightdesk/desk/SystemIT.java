package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Trace;
import tools.jackson.databind.JsonNode;

/// What the desk says of the machine, asked of Kafka itself.
class SystemIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private static Path directory;
  private static DeskProcess process;

  @BeforeAll
  static void start() throws Exception {
    process = new DeskProcess(directory.resolve("data"), Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    process.close();
  }

  @Test
  void deadLettersAreReadNewestFirstAndNeverMoreThanAHundred() throws Exception {
    JsonNode none = process.get("/api/dead-letters").json();
    assertThat(none.get("letters").size()).isZero();
    assertThat(none.get("partial").booleanValue()).isFalse();
    for (int i = 0; i < 130; i++) {
      write(
          i, "item " + i, i == 128 ? null : ("{\"broken\": " + i).getBytes(StandardCharsets.UTF_8));
    }
    write(130, "item 130", "é".repeat(5_000).getBytes(StandardCharsets.UTF_8));
    JsonNode all = process.get("/api/dead-letters").json();
    JsonNode letters = all.get("letters");
    assertThat(all.get("partial").booleanValue()).isFalse();
    assertThat(letters.size()).isEqualTo(100);
    assertThat(letters.get(0).get("key").stringValue()).isEqualTo("item 130");
    assertThat(letters.get(0).get("size").intValue()).isEqualTo(10_000);
    assertThat(letters.get(0).get("payload").stringValue()).isEqualTo("é".repeat(1_000));
    assertThat(letters.get(0).get("cut").booleanValue()).isTrue();
    assertThat(letters.get(99).get("key").stringValue()).isEqualTo("item 31");
    JsonNode plain = letters.get(1);
    assertThat(plain.get("payload").stringValue()).isEqualTo("{\"broken\": 129");
    assertThat(plain.get("cut").booleanValue()).isFalse();
    assertThat(plain.get("stage").stringValue()).isEqualTo("tag");
    assertThat(plain.get("reason").stringValue()).isEqualTo("unreadable");
    assertThat(plain.get("error").stringValue()).isEqualTo("IllegalStateException: no item");
    assertThat(plain.get("stream").stringValue()).isEqualTo("items");
    assertThat(plain.get("partition").intValue()).isEqualTo(2);
    assertThat(plain.get("offset").intValue()).isEqualTo(129);
    assertThat(plain.get("trace").stringValue()).matches("[0-9a-f]{32}");
    assertThat(letters.get(2).has("payload")).isFalse();
    String secret = "{\"url\": \"https://hooks.example/secret\"";
    write(Stream.SUBSCRIPTIONS, 131, "sub 1", secret.getBytes(StandardCharsets.UTF_8));
    JsonNode withheld = process.get("/api/dead-letters").json().get("letters").get(0);
    assertThat(withheld.get("withheld").booleanValue()).isTrue();
    assertThat(withheld.get("size").intValue()).isEqualTo(secret.length());
    assertThat(withheld.toString()).doesNotContain("hooks.example");
  }

  private static void write(int number, String key, byte @Nullable [] value) {
    write(Stream.ITEMS, number, key, value);
  }

  private static void write(Stream<?> stream, int number, String key, byte @Nullable [] value) {
    String name = process.environment.kafka().names().of(stream);
    DeadLetters.Place place = new DeadLetters.Place(name, 2, number);
    Instant at = NOON.plusSeconds(number);
    Effects.Origin origin = new Effects.Origin("tag", place, key, at, Trace.begin(key), Map.of());
    var cause =
        DeadLetters.Cause.of(
            DeadLetters.Reason.UNREADABLE, new IllegalStateException("no item"), at);
    Event letter = DeadLetters.of(origin, key, value, cause);
    process.environment.publisher().publish(letter).join();
  }

  @Test
  void saysWhoLeadsWhatOfEachRole() throws Exception {
    assertThat(role("ingest").get("state").stringValue()).isEqualTo("has never run on this Kafka");
    KafkaConnection kafka = process.environment.kafka();
    Map<String, Object> config = kafka.consumer("nightdesk-notify-other");
    config.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.names().prefix() + "notify");
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "notify-0a1b2c3d-1");
    try (KafkaConsumer<String, byte[]> other = new KafkaConsumer<>(config)) {
      String alerts = kafka.names().of(Stream.ALERTS);
      other.subscribe(List.of(alerts, kafka.names().of(Stream.TAGGED)));
      await()
          .atMost(SOON)
          .until(() -> {
            other.poll(Duration.ofMillis(100));
            return role("notify").get("state").stringValue().equals("at work");
          });
      JsonNode member = role("notify").get("members").get(0);
      assertThat(member.get("process").stringValue()).isEqualTo("0a1b2c3d");
      assertThat(member.get("here").booleanValue()).isFalse();
      assertThat(member.get("host").stringValue()).isEqualTo("127.0.0.1");
      int partitions = other.partitionsFor(alerts).size();
      assertThat(member.get("partitions").get("alerts").size()).isEqualTo(partitions);
      assertThat(member.get("schedule").get("of").stringValue()).isEqualTo("messages and digests");
      assertThat(member.get("schedule").get("partitions").size()).isEqualTo(partitions);
    }
  }

  private static JsonNode role(String name) throws Exception {
    for (JsonNode role : process.get("/api/system/roles").json().get("roles")) {
      if (role.get("role").stringValue().equals(name)) {
        return role;
      }
    }
    throw new AssertionError("no role " + name);
  }
}
