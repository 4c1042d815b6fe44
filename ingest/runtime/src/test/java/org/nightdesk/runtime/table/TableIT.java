package org.nightdesk.runtime.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.broker.Committed;
import org.nightdesk.runtime.broker.TestBroker;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Letters;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StepMetrics;

/// Bad records on a compacted stream: each is recorded, none stops the table or takes away what was
/// good.
final class TableIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String KEY = "a.example/1";
  private static final Feed GOOD = feed("https://a.example/good");

  private final KafkaConnection kafka = TestBroker.connection();
  private final Publisher publisher = new Publisher(kafka, "test", InstantSource.system());

  @AfterEach
  void close() {
    publisher.close();
  }

  @Test
  void anUnreadableRecordLeavesItsKeyTheValueThatItHadAndTheNextPasses() {
    try (Table<Feed> table = table()) {
      start(table);
      publish(KEY, GOOD);
      publishRaw(KEY, "{\"id\":7");
      publishRaw(KEY, "{}");
      publish("b.example/1", GOOD);
      await().atMost(SOON).until(() -> table.get("b.example/1").isPresent());
      assertThat(table.get(KEY)).contains(GOOD);
      assertThat(table.report()).isInstanceOf(Health.Report.Ready.class);
      assertThat(table.report().detail()).contains("1 refused").contains(KEY);
    }
    assertThat(letters()).extracting(TableIT::reason).containsExactly("unreadable", "unreadable");
    assertThat(letters()).extracting(TableIT::stage).containsOnly("test-feeds");
  }

  @Test
  void aRefusedValueIsRecordedAndTheOneBeforeStandsAfterARestart() {
    try (Table<Feed> table = checked()) {
      start(table);
      publish(KEY, GOOD);
      publish(KEY, feed("https://a.example/bad"));
      await().atMost(SOON).until(() -> values(Stream.FEEDS).size() == 3);
      assertThat(table.get(KEY)).contains(GOOD);
    }
    assertThat(letters()).extracting(TableIT::reason).containsExactly("failed");
    assertThat(values(Stream.FEEDS).getLast()).contains("good");
    try (Table<Feed> table = checked()) {
      start(table);
      assertThat(table.get(KEY)).contains(GOOD);
      assertThat(table.report().detail()).isEqualTo("1 feeds");
    }
    assertThat(letters()).hasSize(1);
  }

  @Test
  void aListenerThatThrowsStopsNeitherTheTableNorTheOthers() {
    List<String> heard = new ArrayList<>();
    try (Table<Feed> table = table()) {
      table.onChange((_, _) -> {
        throw new IllegalStateException("listener");
      });
      table.onChange((key, value) -> heard.add(key + (value == null ? " gone" : "")));
      start(table);
      publish(KEY, GOOD);
      publisher.remove(Stream.FEEDS, "never.example/1").join();
      var last = publisher.remove(Stream.FEEDS, KEY).join();
      table.reached(last).orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join();
      assertThat(table.all()).isEmpty();
    }
    assertThat(heard).contains(KEY, "never.example/1 gone", KEY + " gone");
    await().atMost(SOON).until(() -> letters().size() == 3);
  }

  @Test
  void closingEndsWhateverWaitsForIt() {
    Table<Feed> table = table();
    var reached = table.reached(new Publisher.Position(0, 100));
    table.close();
    table.close();
    assertThat(reached).isCompletedExceptionally();
    assertThatThrownBy(() -> table.awaitReady(Duration.ofHours(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(table::start).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void knowsWhetherTheStreamWasEverWritten() {
    try (Table<Feed> table = table()) {
      start(table);
      assertThat(table.wasEverWritten()).isFalse();
    }
    publish(KEY, GOOD);
    publisher.remove(Stream.FEEDS, KEY).join();
    try (Table<Feed> table = table()) {
      start(table);
      assertThat(table.all()).isEmpty();
      assertThat(table.wasEverWritten()).isTrue();
    }
  }

  private Table<Feed> table() {
    StepMetrics metrics = new StepMetrics(new SimpleMeterRegistry());
    return new Table<>(
        Stream.FEEDS, kafka, new Letters("test-feeds", publisher, metrics, InstantSource.system()));
  }

  private Table<Feed> checked() {
    return table()
        .checked((_, feed) -> feed.url().endsWith("bad") ? List.of("it is bad") : List.of());
  }

  private static void start(Table<Feed> table) {
    table.start();
    table.awaitReady(SOON);
  }

  private void publish(String key, Feed feed) {
    publisher.publish(Stream.FEEDS, key, feed).join();
  }

  private void publishRaw(String key, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    publisher.publish(Event.raw(Stream.FEEDS, key, bytes, Map.of(), Instant.now())).join();
  }

  private static Feed feed(String url) {
    return new Feed(KEY, url, Feed.State.ACTIVE, null, List.of(), null, null, Instant.EPOCH);
  }

  private static String reason(ConsumerRecord<String, byte[]> letter) {
    return Objects.requireNonNull(Event.header(letter.headers(), CloudEvent.DEAD_REASON));
  }

  private static String stage(ConsumerRecord<String, byte[]> letter) {
    return Objects.requireNonNull(Event.header(letter.headers(), CloudEvent.DEAD_STAGE));
  }

  private List<ConsumerRecord<String, byte[]>> letters() {
    return Committed.records(Stream.DEAD_LETTERS, kafka);
  }

  private List<String> values(Stream<?> stream) {
    return Committed.records(stream, kafka).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
