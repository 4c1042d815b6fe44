package org.nightdesk.ingest;

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
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
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
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;

/// The whole of ingest under a clock that is moved, and a site whose documents and answers the test
/// decides. Polls run at once, on the caller's thread, or on threads of their own: then the site
/// answers when the test lets it.
final class Polled implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

  private final Map<String, String> documents = new ConcurrentHashMap<>(); // by path
  private final AtomicInteger requests = new AtomicInteger();
  private final Phaser gate = new Phaser(1);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final HttpServer server;
  private final Outbound outbound;
  private final TopologyTestDriver driver;
  private volatile boolean held;
  private volatile int status = 200;

  private Polled(Path directory, Function<HostLimits, Jobs> jobs) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int phase = gate.getPhase();
          boolean waits = held;
          requests.incrementAndGet();
          if (waits) {
            gate.awaitAdvance(phase);
          }
          byte[] body =
              documents
                  .getOrDefault(exchange.getRequestURI().getPath(), "")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    outbound = new Outbound(Allow.parse(List.of(authority())), "test", InstantSource.system());
    Interval.Bounds bounds =
        new Interval.Bounds(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1));
    PollAgenda agenda =
        new PollAgenda(
            new Fetch(outbound, Duration.ofSeconds(30), InstantSource.system()),
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
                jobs.apply(new HostLimits(10, 1, Duration.ZERO)),
                new StepMetrics(meters)),
            config,
            START);
  }

  /// Polls run as soon as they are due; for [#pass].
  static Polled atOnce(Path directory) throws IOException {
    return new Polled(directory, Jobs::inline);
  }

  /// Polls run beside; for [#tick] and [#hold].
  static Polled beside(Path directory) throws IOException {
    return new Polled(directory, Jobs::onVirtualThreads);
  }

  private String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  Feed feed(String path) {
    String url = "http://" + authority() + path;
    return new Feed(Ids.feed(url), url, Feed.State.ACTIVE, null, List.of(), null, null, START);
  }

  static Feed with(Feed feed, String url, Feed.State state) {
    return new Feed(feed.id(), url, state, null, List.of(), null, null, START);
  }

  /// Puts a document with so many entries at a path; entries of the same number are the same.
  void shows(String path, int from, int to) {
    String entries =
        IntStream.range(from, to)
            .mapToObj(i ->
                "<item><title>%1$s %2$d</title><guid>%1$s%2$d</guid></item>".formatted(path, i))
            .collect(Collectors.joining());
    documents.put(
        path,
        "<rss version='2.0'><channel><title>Wire</title>%s</channel></rss>".formatted(entries));
  }

  /// Puts a document at a path.
  void shows(String path, String document) {
    documents.put(path, document);
  }

  /// From now on the site answers with this status.
  void answers(int code) {
    status = code;
  }

  void publish(Feed feed) {
    send(feed.id(), Json.bytes(feed));
  }

  void remove(Feed feed) {
    send(feed.id(), null);
  }

  void send(String key, byte @Nullable [] value) {
    driver
        .createInputTopic("feeds", new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  /// From now on the site answers only once it is let go.
  void hold() {
    held = true;
  }

  void letGo() {
    held = false;
    gate.arrive();
  }

  int requests() {
    return requests.get();
  }

  /// Moves the clock in small steps, until the time is over.
  void tick(Duration time) {
    for (long i = 0; i < time.toMillis() / 50; i++) {
      driver.advanceWallClockTime(Duration.ofMillis(50));
    }
  }

  /// Moves the clock by ten steps, as many wall-clock punctuations as can fall due in them.
  void pass(Duration time) {
    for (int i = 0; i < 10; i++) {
      driver.advanceWallClockTime(time.dividedBy(10));
      driver.advanceWallClockTime(Duration.ofMillis(20));
    }
  }

  /// Moves the clock in one step.
  void jump(Duration time) {
    driver.advanceWallClockTime(time);
  }

  List<TestRecord<String, byte[]>> records(Stream<?> stream) {
    return driver
        .createOutputTopic(stream.name(), new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  <V> List<V> read(Stream<V> stream) {
    return records(stream).stream()
        .map(record -> Json.read(record.value(), stream.type()))
        .toList();
  }

  double count(String name, String tag, String value) {
    return meters.find(name).tag(tag, value).counters().stream()
        .mapToDouble(each -> each.count())
        .sum();
  }

  double polls() {
    return meters.find("nightdesk.polls").counters().stream().mapToDouble(c -> c.count()).sum();
  }

  @Override
  public void close() {
    letGo();
    driver.close();
    outbound.close();
    server.stop(0);
  }
}
