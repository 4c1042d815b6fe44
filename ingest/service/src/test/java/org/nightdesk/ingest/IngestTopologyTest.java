package org.nightdesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.ingest.fetch.Fetch;
import org.nightdesk.ingest.measure.IngestMetrics;
import org.nightdesk.ingest.poll.Interval;
import org.nightdesk.ingest.poll.PollAgenda;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.outbound.Allow;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.schedule.HostLimits;
import org.nightdesk.runtime.schedule.Jobs;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;

final class IngestTopologyTest {
  private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

  @TempDir Path directory;

  private final AtomicReference<String> document = new AtomicReference<>("");
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicInteger requests = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private HttpServer server;
  private Outbound outbound;
  private TopologyTestDriver driver;
  private Feed feed;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body = String.valueOf(document.get()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status.get(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String address = "127.0.0.1:" + server.getAddress().getPort();
    outbound = new Outbound(Allow.parse(List.of(address)), "test", InstantSource.system());
    feed = feed("http://" + address + "/feed", Feed.State.ACTIVE);
    Interval.Bounds bounds =
        new Interval.Bounds(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1));
    PollAgenda agenda =
        new PollAgenda(
            new Fetch(outbound, Duration.ofSeconds(5), InstantSource.system()),
            bounds,
            new IngestMetrics(meters),
            InstantSource.system());
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            Ingest.topology(
                new StreamNames(""),
                agenda,
                Jobs.inline(new HostLimits(10, 1, Duration.ZERO)),
                new StepMetrics(new SimpleMeterRegistry())),
            config,
            START);
  }

  @AfterEach
  void close() {
    driver.close();
    outbound.close();
    server.stop(0);
  }

  private static Feed feed(String url, Feed.State state) {
    return new Feed(Ids.feed(url), url, state, null, List.of(), null, null, START);
  }

  @Test
  void firstPollIsABaselineAndWhatComesLaterIsNews() {
    document.set(rss("one"));
    publish(feed);
    tick(Duration.ofSeconds(1));
    assertThat(items()).extracting(Item::title, Item::baseline).containsExactly(pair("one", true));

    document.set(rss("two", "one"));
    tick(Duration.ofMinutes(6));
    assertThat(items()).extracting(Item::title, Item::baseline).containsExactly(pair("two", false));

    tick(Duration.ofMinutes(6));
    assertThat(items()).isEmpty();
    assertThat(requests.get()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void saysWhyASourceFailsAndGoesOnAskingLessOften() {
    status.set(503);
    publish(feed);
    tick(Duration.ofSeconds(1));
    assertThat(statuses().getLast())
        .returns(Health.CANNOT_REACH, FeedStatus::health)
        .returns("The site answers 503 Service Unavailable.", FeedStatus::reason);
    int before = requests.get();
    tick(Duration.ofMinutes(30));
    assertThat(requests.get() - before).isBetween(1, 3);
    status.set(200);
    document.set(rss("back"));
    tick(Duration.ofHours(3));
    assertThat(statuses().getLast().health()).isEqualTo(Health.WORKING);
  }

  @Test
  void asksNoMoreWhereTheFeedIsGone() {
    status.set(410);
    publish(feed);
    tick(Duration.ofSeconds(1));
    assertThat(statuses().getLast())
        .returns(Health.GONE, FeedStatus::health)
        .returns(null, FeedStatus::nextDue);
    int before = requests.get();
    tick(Duration.ofDays(3));
    assertThat(requests.get()).isEqualTo(before);
  }

  @Test
  void checksAnAddressWithoutTakingItsItems() {
    document.set(rss("one", "two"));
    publish(feed(feed.url(), Feed.State.CHECK));
    tick(Duration.ofSeconds(1));
    assertThat(statuses().getLast())
        .returns(Health.WORKING, FeedStatus::health)
        .returns(2, FeedStatus::entries)
        .returns("Wire", FeedStatus::title);
    assertThat(items()).isEmpty();
  }

  @Test
  void anAddressThatWasCheckedIsReadFromTheStartWhenItIsAdded() {
    document.set(rss("one", "two"));
    publish(feed(feed.url(), Feed.State.CHECK));
    tick(Duration.ofSeconds(1));
    publish(feed);
    tick(Duration.ofSeconds(1));
    assertThat(items())
        .extracting(Item::title, Item::baseline)
        .containsExactly(pair("one", true), pair("two", true));
  }

  @Test
  void theLastHoursOfAFirstPollAreNewsWhereThatWasAskedFor() {
    Instant now = Instant.now();
    document.set(
        "<rss version='2.0'><channel><title>Wire</title>%s%s%s</channel></rss>"
            .formatted(
                dated("old", now.minus(Duration.ofHours(7))),
                dated("late", now.minus(Duration.ofHours(1))),
                "<item><title>undated</title><link>https://wire.example/u</link></item>"));
    publish(new Feed(feed.id(), feed.url(), Feed.State.ACTIVE, null, List.of(), 6, null, START));
    driver.advanceWallClockTime(Duration.between(START, now));
    tick(Duration.ofSeconds(1));
    assertThat(items())
        .extracting(Item::title, Item::baseline)
        .containsExactly(pair("old", true), pair("late", false), pair("undated", true));
  }

  @Test
  void everyPollAndEveryEntryIsCountedOnce() {
    document.set(rss("two", "one", "one"));
    publish(feed);
    tick(Duration.ofSeconds(1));
    document.set(rss("three", "two", "one"));
    tick(Duration.ofMinutes(6));
    status.set(500);
    tick(Duration.ofMinutes(6));
    assertThat(count("nightdesk.polls", "outcome", "read")).isEqualTo(2);
    assertThat(count("nightdesk.polls", "reason", "http-5xx")).isPositive();
    assertThat(count("nightdesk.entries", "how", "new")).isEqualTo(3);
    assertThat(count("nightdesk.entries", "how", "seen")).isEqualTo(2);
    assertThat(count("nightdesk.entries.dropped", "reason", "repeated")).isEqualTo(1);
    assertThat(count("nightdesk.items", "how", "baseline")).isEqualTo(2);
    assertThat(count("nightdesk.items", "how", "new")).isEqualTo(1);
    assertThat(meters.find("nightdesk.polls").counters().stream().mapToDouble(c -> c.count()).sum())
        .isEqualTo(requests.get());
  }

  @Test
  void anUnreadableRecordIsDeadAndTheNextPasses() {
    input().pipeInput(feed.id(), "{no".getBytes(StandardCharsets.UTF_8));
    document.set(rss("one"));
    publish(feed);
    tick(Duration.ofSeconds(1));
    assertThat(items()).hasSize(1);
    List<TestRecord<String, byte[]>> dead = output(Stream.DEAD_LETTERS);
    assertThat(dead).hasSize(1);
    assertThat(Event.header(dead.getFirst().headers(), CloudEvent.DEAD_REASON))
        .isEqualTo("unreadable");
  }

  private static org.assertj.core.groups.Tuple pair(String title, boolean baseline) {
    return org.assertj.core.groups.Tuple.tuple(title, baseline);
  }

  private void publish(Feed record) {
    input().pipeInput(record.id(), Json.bytes(record));
  }

  private TestInputTopic<String, byte[]> input() {
    return driver.createInputTopic("feeds", new StringSerializer(), new ByteArraySerializer());
  }

  /// Moves the clock by ten steps, as many wall-clock punctuations as can fall due in them.
  private void tick(Duration time) {
    for (int i = 0; i < 10; i++) {
      driver.advanceWallClockTime(time.dividedBy(10));
      driver.advanceWallClockTime(Duration.ofMillis(20));
    }
  }

  private List<Item> items() {
    return read(Stream.ITEMS);
  }

  private List<FeedStatus> statuses() {
    return read(Stream.FEED_STATUS);
  }

  private <V> List<V> read(Stream<V> stream) {
    List<V> values = new ArrayList<>();
    output(stream).forEach(each -> values.add(Json.read(each.value(), stream.type())));
    return values;
  }

  private List<TestRecord<String, byte[]>> output(Stream<?> stream) {
    return driver
        .createOutputTopic(stream.name(), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private double count(String name, String tag, String value) {
    return meters.find(name).tag(tag, value).counters().stream()
        .mapToDouble(each -> each.count())
        .sum();
  }

  private static String dated(String title, Instant published) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC));
    return "<item><title>%1$s</title><link>https://wire.example/%1$s</link><pubDate>%2$s</pubDate></item>"
        .formatted(title, date);
  }

  private static String rss(String... titles) {
    StringBuilder text = new StringBuilder("<rss version='2.0'><channel><title>Wire</title>");
    for (String title : titles) {
      text.append(
          "<item><title>%1$s</title><link>https://wire.example/%1$s</link></item>"
              .formatted(title));
    }
    return text.append("</channel></rss>").toString();
  }
}
