package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Delivery.Outcome;
import org.nightdesk.contract.Delivery.Reason;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.deliver.DeliverAgenda;
import org.nightdesk.notify.deliver.DeliveryMetrics;
import org.nightdesk.notify.match.Register;
import org.nightdesk.notify.send.SendResult;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.schedule.HostLimits;
import org.nightdesk.runtime.schedule.Jobs;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;

class NotifyTopologyTest {
  private static final StreamNames NAMES = new StreamNames("t.");
  private static final Rhythm AT_ONCE = new Rhythm.AtOnce();

  @TempDir private Path directory;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Register register = new Register();
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final List<Batch> sent = new ArrayList<>();
  private final List<SendResult> answers = new ArrayList<>(); // used up first, then delivered
  private Instant now = Samples.NIGHT;
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    DeliverAgenda.Channels channels =
        new DeliverAgenda.Channels(Samples.allChannels(), (batch, _) -> send(batch));
    Notify.Parts parts =
        new Notify.Parts(
            register,
            id -> Optional.ofNullable(subscriptions.get(id)),
            channels,
            new DeliveryMetrics(meters, () -> now),
            Jobs.inline(new HostLimits(100, 100, Duration.ZERO)));
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "notify");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(Notify.topology(NAMES, new StepMetrics(meters), parts), config, now);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private SendResult send(Batch batch) {
    sent.add(batch);
    return answers.isEmpty() ? new SendResult.Delivered("200 OK", now) : answers.removeFirst();
  }

  @Test
  void aTaggedItemIsDeliveredOnceWithItsReason() {
    subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));

    publish(Samples.item("i1", "Two executives on the list", now));
    pass(Duration.ofMillis(50));

    assertThat(deliveries())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.outcome()).isEqualTo(Outcome.DELIVERED);
          assertThat(d.alerts()).hasSize(1);
          assertThat(d.items()).containsExactly("i1");
          assertThat(d.topics()).containsExactly("sanctions");
          assertThat(d.channel()).isEqualTo("webhook");
          assertThat(d.attempt()).isEqualTo(1);
        });
    assertThat(sent.getFirst().alerts().getFirst().reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.words()).isEqualTo("designated"));
    assertThat(ended("delivered")).isEqualTo(1);
  }

  @Test
  void theSameItemAgainIsMergedAndTheSameStoryIsFolded() {
    subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    Item first = Samples.item("i1", "Two executives on the list", now);
    Item second = Samples.item("i2", "Executives listed", now);

    publish(Samples.tagged(first, Samples.story("st", 1, now)));
    publish(Samples.tagged(first, Samples.story("st", 1, now)));
    publish(Samples.tagged(second, Samples.story("st", 1, now)));
    pass(Duration.ofMillis(50));

    assertThat(sent).hasSize(1);
    assertThat(deliveries())
        .extracting(Delivery::outcome, Delivery::reason, Delivery::items)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Outcome.DELIVERED, null, List.of("i1")),
            org.assertj.core.groups.Tuple.tuple(
                Outcome.SUPPRESSED, Reason.ALREADY_TOLD, List.of("i2")));
    assertThat(count("nightdesk.alerts")).isEqualTo(ended("delivered") + ended("suppressed"));
    assertThat(count("nightdesk.alerts.repeated")).isEqualTo(1);
  }

  @Test
  void aChangeOfTheStoryRingsAgainAndAStoryForATellingItemDoesNot() {
    subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    Item item = Samples.item("i1", "Two executives on the list", now);

    publish(Samples.tagged(item, null));
    pass(Duration.ofMillis(50));
    publish(Samples.tagged(item, Samples.story("st", 1, now)));
    pass(Duration.ofMillis(50));
    assertThat(sent).hasSize(1);

    publish(Samples.tagged(item, Samples.story("st", 2, now)));
    pass(Duration.ofMillis(50));
    assertThat(sent).hasSize(2);
  }

  @Test
  void heldBackWithAReason() {
    Subscription active = Samples.subscription("s1", "topic:sanctions", AT_ONCE);
    subscribe(Samples.with(active, Subscription.State.PAUSED, now));
    publish(Samples.item("i1", "a", now));
    subscribe(active);
    publish(Samples.item("i2", "b", now.minus(Duration.ofHours(25))));
    subscriptions.remove("s1"); // deleted, and match has not heard of it yet
    publish(Samples.item("i3", "c", now));
    pass(Duration.ofMillis(50));

    assertThat(sent).isEmpty();
    assertThat(deliveries())
        .extracting(Delivery::reason)
        .containsExactly(Reason.PAUSED, Reason.LATE, Reason.DELETED);
  }

  @Test
  void aTestPassesPolicy() {
    subscribe(
        Samples.with(
            Samples.subscription("s1", "x", new Rhythm.Every(60)), Subscription.State.PAUSED, now));
    Alert a = Samples.alert("s1", "A test");
    Alert test =
        new Alert(
            "t1",
            "s1",
            a.story(),
            1,
            a.item(),
            1,
            a.headline(),
            a.outlet(),
            a.url(),
            a.reasons(),
            1,
            null,
            "en",
            null,
            now.minus(Duration.ofDays(9)),
            now,
            now,
            true);
    input(Stream.ALERTS, "s1", Json.bytes(test));
    pass(Duration.ofMillis(50));

    assertThat(sent).extracting(Batch::id).containsExactly("t1");
  }

  @Test
  void aDigestIsFrozenAndSentOnceWhenItCloses() {
    subscribe(Samples.subscription("s1", "topic:sanctions", new Rhythm.Every(30)));
    for (int i = 0; i < 25; i++) {
      publish(Samples.item("i" + i, "Story " + i, now));
    }
    pass(Duration.ofMinutes(29));
    assertThat(sent).isEmpty();

    answers.add(new SendResult.Failed(Reason.SERVER_ERROR, "503", null, now));
    pass(Duration.ofMinutes(1).plusMillis(100));
    publish(Samples.item("later", "Later", now));
    pass(Duration.ofSeconds(10));

    assertThat(sent).hasSize(2);
    assertThat(sent.get(1)).isEqualTo(sent.get(0));
    assertThat(sent.getFirst().alerts()).hasSize(20);
    assertThat(sent.getFirst().leftOut()).isEqualTo(5);
    assertThat(deliveries())
        .extracting(Delivery::outcome)
        .containsExactly(Outcome.RETRY, Outcome.DELIVERED);
    assertThat(ended("delivered")).isEqualTo(25);

    pass(Duration.ofMinutes(31));
    assertThat(sent).hasSize(3);
  }

  @Test
  void aDailyDigestComesAtTheLocalTimeOnBothSidesOfAChangeOfTheClock() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    subscribe(
        Samples.subscription(
            "s1", "topic:sanctions", new Rhythm.Daily(LocalTime.of(7, 0), berlin)));
    advanceTo(Instant.parse("2027-03-27T12:00:00Z")); // the night before summer time begins
    publish(Samples.item("i1", "One", now));
    advanceTo(Instant.parse("2027-03-28T04:59:00Z"));
    assertThat(sent).isEmpty();
    advanceTo(Instant.parse("2027-03-28T05:01:00Z"));
    assertThat(sent).hasSize(1);
  }

  @Test
  void triesAgainOnTheScheduleAndGivesUpAfterThreeDays() {
    subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    for (int i = 0; i < 30; i++) {
      answers.add(new SendResult.Failed(Reason.UNREACHABLE, "no connection", null, now));
    }
    publish(Samples.item("i1", "One", now));
    for (int hour = 0; hour < 80; hour++) {
      pass(Duration.ofHours(1));
    }
    List<Delivery> deliveries = deliveries();

    assertThat(sent).hasSize(11);
    assertThat(sent).extracting(Batch::id).containsOnly(sent.getFirst().id());
    assertThat(deliveries.getLast().outcome()).isEqualTo(Outcome.GAVE_UP);
    assertThat(deliveries).extracting(Delivery::attempt).isSorted().doesNotHaveDuplicates();
    assertThat(ended("given up")).isEqualTo(1);
  }

  @Test
  void goneStopsUntilTheSubscriptionIsChanged() {
    Subscription active = Samples.subscription("s1", "topic:sanctions", AT_ONCE);
    subscribe(active);
    answers.add(new SendResult.Failed(Reason.GONE, "410 Gone", null, now));
    publish(Samples.item("i1", "One", now));
    pass(Duration.ofSeconds(1));
    publish(Samples.item("i2", "Two", now));
    pass(Duration.ofSeconds(1));
    assertThat(sent).hasSize(1);
    assertThat(deliveries())
        .extracting(Delivery::outcome)
        .containsExactly(Outcome.GAVE_UP, Outcome.SUPPRESSED);

    subscribe(Samples.with(active, Subscription.State.ACTIVE, now));
    publish(Samples.item("i3", "Three", now));
    pass(Duration.ofSeconds(1));
    assertThat(sent).hasSize(2);
  }

  @Test
  void manySubscribersAreToldInBoundedParts() {
    IntStream.range(0, 2_500)
        .forEach(i -> subscribe(Samples.subscription("s" + i, "topic:sanctions", AT_ONCE)));

    publish(Samples.item("i1", "One", now));
    assertThat(count("nightdesk.alerts")).isZero();
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofMillis(20));
    }

    assertThat(sent).hasSize(2_500);
    assertThat(sent).extracting(Batch::id).doesNotHaveDuplicates();
  }

  @Test
  void baselineAndReplayAlertNobodyUnlessAsked() {
    subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    subscribe(Samples.backfilling(Samples.subscription("s2", "topic:sanctions", AT_ONCE), 24));
    publish(Samples.tagged(Samples.baseline(Samples.item("i1", "One", now)), null));
    publish(Samples.item("i2", "Two", now), "yes");
    pass(Duration.ofSeconds(1));
    assertThat(sent).extracting(b -> b.alerts().getFirst().subscription()).containsExactly("s2");
    assertThat(meters.get("nightdesk.alerts.ended").tag("reason", "replay").counter().count())
        .isEqualTo(2);
    assertThat(count("nightdesk.alerts")).isEqualTo(ended("delivered") + ended("suppressed"));

    publish(Samples.item("i2", "Two", now), "alert");
    pass(Duration.ofSeconds(1));
    assertThat(sent).hasSize(3);
  }

  @Test
  void garbageBecomesADeadLetterAndTheNextRecordPasses() {
    subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    byte[] garbage = "{\"id\":".getBytes(StandardCharsets.UTF_8);
    input(Stream.TAGGED, "x", garbage);
    input(Stream.ALERTS, "s1", garbage);
    input(Stream.ALERTS, "other", Json.bytes(Samples.alert("s1", "for another key")));
    publish(Samples.item("i1", "One", now));
    pass(Duration.ofSeconds(1));

    assertThat(sent).hasSize(1);
    assertThat(read(Stream.DEAD_LETTERS)).hasSize(3);
  }

  @Test
  void whatWasToldIsForgottenAfterNinetyDays() throws IOException {
    subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    publish(Samples.item("i1", "One", now));
    pass(Duration.ofSeconds(1));
    assertThat(rowsTold()).isEqualTo(4);
    for (int day = 0; day < 93; day++) {
      pass(Duration.ofDays(1));
    }
    assertThat(rowsTold()).isZero();
  }

  @Test
  void whatADeletedSubscriptionWasToldIsForgotten() throws IOException {
    subscribe(Samples.subscription("s1", "topic:sanctions", AT_ONCE));
    publish(Samples.item("i1", "One", now));
    pass(Duration.ofSeconds(1));
    subscriptions.remove("s1");
    pass(Duration.ofDays(1));
    assertThat(rowsTold()).isZero();
  }

  // --- the story so far

  private long rowsTold() throws IOException {
    long rows = 0;
    try (var all = driver.<String, byte[]>getKeyValueStore("told").all()) {
      while (all.hasNext()) {
        all.next();
        rows++;
      }
    }
    return rows;
  }

  private void subscribe(Subscription subscription) {
    subscriptions.put(subscription.id(), subscription);
    register.changed(subscription.id(), subscription);
  }

  private void publish(Item item) {
    publish(Samples.tagged(item, null));
  }

  private void publish(Item item, String replay) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("nd_replay", replay.getBytes(StandardCharsets.UTF_8));
    TestRecord<String, byte[]> record =
        new TestRecord<>(item.id(), Json.bytes(Samples.tagged(item, null)), headers, now);
    driver
        .createInputTopic(
            NAMES.of(Stream.TAGGED), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  private void publish(TaggedItem tagged) {
    input(Stream.TAGGED, tagged.id(), Json.bytes(tagged));
  }

  private void input(Stream<?> stream, String key, byte[] value) {
    driver
        .createInputTopic(NAMES.of(stream), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, now);
  }

  private void pass(Duration time) {
    // In steps, because a timer that is set in a step fires in a later one.
    for (int i = 0; i < 5; i++) {
      now = now.plus(time.dividedBy(10));
      driver.advanceWallClockTime(time.dividedBy(10));
    }
    Duration rest = time.minus(time.dividedBy(10).multipliedBy(5)).minusMillis(200);
    if (rest.isPositive()) {
      now = now.plus(rest);
      driver.advanceWallClockTime(rest);
      for (int i = 0; i < 10; i++) {
        now = now.plusMillis(20);
        driver.advanceWallClockTime(Duration.ofMillis(20));
      }
    }
  }

  private void advanceTo(Instant instant) {
    pass(Duration.between(now, instant));
  }

  private List<Delivery> deliveries() {
    return read(Stream.DELIVERIES).stream().map(bytes -> Json.read(bytes, Delivery.class)).toList();
  }

  private List<byte[]> read(Stream<?> stream) {
    return driver
        .createOutputTopic(NAMES.of(stream), new StringDeserializer(), new ByteArrayDeserializer())
        .readValuesToList();
  }

  private double ended(String outcome) {
    return meters.find("nightdesk.alerts.ended").tag("outcome", outcome).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private double count(String name) {
    return meters.find(name).counters().stream().mapToDouble(counter -> counter.count()).sum();
  }
}
