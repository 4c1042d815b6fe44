package org.nightdesk.app.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.Nightdesk;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.kill.HookSink;
import org.nightdesk.app.roles.JavaProcess;
import org.nightdesk.app.run.RunFile;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.reading.identify.Identify;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StreamNames;
import tools.jackson.databind.JsonNode;

/// The commands that look at Kafka and move what is on it, against a running `up` in a process of
/// its own.
final class WireIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path directory;

  private static JavaProcess up;
  private static HookSink sink;
  private static int deskPort;
  private static Publisher publisher;

  @BeforeAll
  static void start() throws Exception {
    sink = new HookSink();
    deskPort = Ports.free();
    up =
        JavaProcess.start(
            directory,
            "up",
            List.of(
                "up",
                "--data",
                data(),
                "--port",
                Integer.toString(deskPort),
                "--kafka-port",
                Integer.toString(Ports.free()),
                "--set",
                "outbound.allow=127.0.0.1:" + sink.port()));
    await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(Path.of(data(), "run.json")));
    RunFile running = RunFile.read(Path.of(data())).orElseThrow();
    publisher =
        new Publisher(
            new KafkaConnection(
                running.kafka(),
                Map.of(),
                new StreamNames(running.prefix()),
                new KafkaConnection.Layout(4, (short) 1),
                Duration.ofSeconds(10)),
            "wire-test",
            InstantSource.system());
  }

  @AfterAll
  static void stop() throws Exception {
    publisher.close();
    up.kill();
    sink.close();
  }

  // --- tail

  @Test
  void tailShowsRecordsWithTheirHeadersAndFiltersByTopic() {
    Item spyware = publish("tail-1", "Spyware vendor Intellexa sanctioned by the Treasury");
    Item rain = publish("tail-2", "Rain over the hills of Borduria");
    await().atMost(PATIENCE).until(() -> tagged(spyware).size() == 1 && tagged(rain).size() == 1);

    JsonNode line = tagged(spyware).getFirst();
    assertThat(line.path("key").asString()).isEqualTo(spyware.id());
    assertThat(line.path("headers").path("ce_specversion").asString()).isEqualTo("1.0");
    assertThat(line.path("headers").path("ce_type").asString()).isEqualTo("org.nightdesk.tagged");
    assertThat(line.path("headers").path("nd_topics").asString()).contains("ccic");
    assertThat(line.path("value").path("item").path("title").asString()).contains("Intellexa");

    Ran only =
        run("tail", "tagged", "--data", data(), "--from", "beginning", "--once", "--topic", "ccic");
    assertThat(only.lines()).isNotEmpty();
    assertThat(only.lines())
        .allSatisfy(
            each -> assertThat(each.path("headers").path("nd_topics").asString()).contains("ccic"));
    assertThat(run("tail", "tagged", "--data", data(), "--once").out()).isEmpty();
  }

  @Test
  void tailNamesTheStreamsThereAre() {
    Ran ran = run("tail", "newz", "--data", data());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("no stream is called newz; there are feeds, ");
  }

  @Test
  void tailSaysInOneSentenceWhereKafkaDoesNotAnswer() throws Exception {
    Ran ran = run("tail", "tagged", "--kafka", "127.0.0.1:" + Ports.free());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains("127.0.0.1").contains("does not answer");

    assertThat(run("tail", "tagged", "--data", data(), "--from", "nowish").code()).isEqualTo(2);
  }

  @Test
  void tailFollowsUntilItIsToldToStop() throws Exception {
    try (JavaProcess tail =
        JavaProcess.start(
            directory, "tail", List.of("tail", "items", "--data", data(), "--from", "beginning"))) {
      Item item = publish("follow-1", "A thing that is seen as it comes");
      await().atMost(PATIENCE).until(() -> tail.out().contains(item.id()));
      tail.stop();
      assertThat(tail.await(60)).isEqualTo(143);
      assertThat(tail.err()).isEmpty();
    }
  }

  // --- trace

  @Test
  void traceTellsTheWholeWayOfAnItem() {
    subscribe("trace-sub", "borogove", Subscription.State.ACTIVE);
    subscribe("trace-paused", "borogove", Subscription.State.PAUSED);
    Item item = publish("trace-1", "The borogove report");
    await().atMost(PATIENCE).until(() -> kinds(item.id()).contains("delivered"));
    await().atMost(PATIENCE).until(() -> kinds(item.id()).contains("suppressed"));

    assertThat(kinds(item.id())).startsWith("seen", "tagged").contains("alert");
    Ran ran = run("trace", item.url() + "?utm_source=mail", "--data", data());
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("item " + item.id())
        .contains("The borogove report")
        .contains("for subscription trace-sub by webhook, attempt 1")
        .contains("for subscription trace-paused: paused");
  }

  @Test
  void traceSaysWhyAnItemIsNotThere() {
    Ran url = run("trace", "https://nowhere.example/never", "--data", data());
    assertThat(url.code()).isEqualTo(1);
    assertThat(url.err()).contains("https://nowhere.example/never was ever seen");
    assertThat(run("trace", "abc", "--data", data()).err()).contains("no item abc was ever seen");
    assertThat(run("trace", "ftp://nowhere", "--data", data()).code()).isEqualTo(2);
  }

  // --- replay

  @Test
  void aReplayedRangeIsTaggedAgainAndAlertsNobodyUnlessTold() throws Exception {
    Instant start = Instant.now();
    Item item = publish("replay-1", "The jabberwock report");
    await().atMost(PATIENCE).until(() -> tagged(item).size() == 1);
    subscribe("replay-sub", "jabberwock", Subscription.State.ACTIVE);
    String from = start.minusSeconds(1).toString();
    String to = Instant.now().plusSeconds(1).toString();

    Ran dry = run("replay", "tagged", "--from", from, "--data", data(), "--dry-run");
    assertThat(dry.lines().getFirst().path("putBack").asInt()).isPositive();
    assertThat(tagged(item)).hasSize(1);

    Ran quiet = run("replay", "items", "--from", from, "--to", to, "--data", data());
    assertThat(quiet.code()).as(quiet.err()).isZero();
    assertThat(quiet.err()).contains("alert nobody");
    await().atMost(PATIENCE).until(() -> tagged(item).size() == 2);
    await().atMost(PATIENCE).until(() -> metrics().contains("reason=\"replay\""));
    assertThat(tagged(item).getLast().path("headers").path("nd_replay").asString())
        .isEqualTo("quiet");
    assertThat(kinds(item.id())).doesNotContain("alert");

    run("replay", "items", "--from", from, "--to", to, "--data", data(), "--alert");
    await().atMost(PATIENCE).until(() -> kinds(item.id()).contains("delivered"));
    assertThat(run("trace", item.id(), "--data", data()).out())
        .contains("(put back by hand, quiet)")
        .contains("(put back by hand, alert)");
  }

  @Test
  void deadLettersGoBackToTheStreamTheyCameFrom() {
    publishBytes("poison-1", "{\"id\":".getBytes(StandardCharsets.UTF_8));
    await().atMost(PATIENCE).until(() -> letters("poison-1") == 1);

    Ran dry = run("replay", "dead-letters", "--stream", "items", "--data", data(), "--dry-run");
    assertThat(dry.lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("stream").asString()).isEqualTo("items");
          assertThat(line.path("putBack").asInt()).isEqualTo(1);
        });
    assertThat(letters("poison-1")).isEqualTo(1);

    run("replay", "dead-letters", "--since", "1h", "--data", data());
    await().atMost(PATIENCE).until(() -> letters("poison-1") == 2);
    assertThat(run("trace", "poison-1", "--data", data()).out())
        .contains("refused by merge")
        .contains("(put back by hand, quiet)");

    JsonNode twice = run("replay", "dead-letters", "--data", data()).lines().getFirst();
    assertThat(twice.path("putBack").asInt()).isZero();
    assertThat(twice.path("left").path("put-back").asInt()).isEqualTo(1);
    assertThat(twice.path("left").path("replayed").asInt()).isEqualTo(1);

    run("replay", "dead-letters", "--again", "--data", data());
    await().atMost(PATIENCE).until(() -> letters("poison-1") == 3);
    JsonNode last = run("replay", "dead-letters", "--dry-run", "--data", data()).lines().getFirst();
    assertThat(last.path("left").path("put-back").asInt()).isEqualTo(2);
  }

  @Test
  void whatCannotBePutBackIsRefusedWithItsReason() {
    Ran alerts = run("replay", "alerts", "--from", "1h", "--data", data());
    assertThat(alerts.code()).isEqualTo(2);
    assertThat(alerts.err()).contains("alerts is not put back: people would be told twice");
    assertThat(run("replay", "deliveries", "--from", "1h", "--data", data()).code()).isEqualTo(2);
    assertThat(run("replay", "items", "--data", data()).err()).contains("--from is missing");
  }

  // --- one directory, one process

  @Test
  void aSecondProcessOnTheDirectoryEndsWithTheReason() throws Exception {
    try (JavaProcess second =
        JavaProcess.start(
            directory,
            "second",
            List.of("up", "--data", data(), "--port", Integer.toString(deskPort)))) {
      assertThat(second.await(30)).isEqualTo(1);
      assertThat(second.err()).contains("is in use by another Nightdesk process");
      assertThat(second.err().lines()).hasSize(1);
    }
  }

  // --- how the tests speak

  private record Ran(int code, String out, String err) {
    List<JsonNode> lines() {
      return out.lines().map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8))).toList();
    }
  }

  private static Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = Nightdesk.run(console, args);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String data() {
    return directory.resolve("data").toString();
  }

  private static List<JsonNode> stream(String name) {
    return run("tail", name, "--data", data(), "--from", "beginning", "--once").lines();
  }

  private static List<JsonNode> tagged(Item item) {
    return stream("tagged").stream()
        .filter(line -> line.path("key").asString().equals(item.id()))
        .toList();
  }

  private static long letters(String key) {
    return stream("dead-letters").stream()
        .filter(line -> line.path("key").asString().equals(key))
        .count();
  }

  private static List<String> kinds(String item) {
    return run("trace", item, "--data", data(), "--json").lines().stream()
        .map(line -> line.path("kind").asString())
        .toList();
  }

  private static String metrics() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + deskPort + "/metrics"))
                  .header(
                      "Authorization",
                      "Bearer " + Files.readString(Path.of(data(), "admin-token")).strip())
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static Item publish(String name, String title) {
    String url = "https://wire.example/" + name;
    Instant now = Instant.now();
    Item item =
        new Item(
            Identify.idOf(url).orElseThrow(),
            "wire.example/1",
            "The Wire",
            name,
            url,
            title,
            "",
            "",
            List.of(),
            List.of(),
            "en",
            now,
            null,
            now,
            now,
            name,
            List.of(),
            false);
    publisher.publish(Stream.ITEMS, item.id(), item).join();
    return item;
  }

  private static void publishBytes(String key, byte[] bytes) {
    publisher.publish(Event.raw(Stream.ITEMS, key, bytes, Map.of(), Instant.now())).join();
  }

  private static void subscribe(String id, String query, Subscription.State state) {
    Instant now = Instant.now();
    Subscription subscription =
        new Subscription(
            id,
            "test",
            id,
            state,
            query,
            new Channel.Webhook(sink.url(), null),
            new Rhythm.AtOnce(),
            null,
            false,
            now,
            now);
    publisher.publish(Stream.SUBSCRIPTIONS, id, subscription).join();
  }
}
