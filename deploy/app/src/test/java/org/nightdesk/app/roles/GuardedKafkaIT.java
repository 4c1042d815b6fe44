package org.nightdesk.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.Nightdesk;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.kill.HookSink;
import org.nightdesk.app.kill.NumberedFeed;
import org.nightdesk.app.run.KnownSettings;
import org.nightdesk.app.run.Node;
import org.nightdesk.app.run.Role;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.broker.GuardedBroker;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.Publisher;

/// A cluster that speaks TLS and asks for a password: every client of ours knows how to come in,
/// and nobody else hears the password.
final class GuardedKafkaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String PASSWORD = "korrekt-pferd";
  private static final String WRONG = "falsches-pferd";

  @TempDir static Path directory;
  private static GuardedBroker broker;

  private record Ran(int code, String out, String err) {}

  @BeforeAll
  static void start() throws Exception {
    broker = GuardedBroker.start(directory, PASSWORD);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void anItemGoesThroughEveryRoleAndEveryCommandComesIn() throws Exception {
    try (NumberedFeed feed = new NumberedFeed();
        HookSink sink = new HookSink();
        Node node =
            Node.open(new Node.Design(data(), broker.bootstrapServers(), 0, all(feed, sink)))) {
      node.start(EnumSet.allOf(Role.class));
      node.writeRunFile();
      add(feed, sink, node.environment().publisher());
      assertThat(feed.awaitPolled(PATIENCE)).isTrue();
      feed.publishEvery(Duration.ofMillis(500));
      await().atMost(PATIENCE).until(() -> !sink.arrivals().isEmpty());

      String items = run(PASSWORD, "tail", "items", "--from", "beginning", "--once").out();
      String id =
          items.lines().findFirst().orElseThrow().replaceAll(".*\"key\":\"([^\"]*)\".*", "$1");
      assertThat(run(PASSWORD, "trace", id).out()).contains("item " + id);
      assertThat(run(PASSWORD, "replay", "tagged", "--from", "1h", "--dry-run").code()).isZero();
      assertThat(run(PASSWORD, "replay", "tagged", "--from", "1h").err()).contains("put back");
      await().atMost(PATIENCE).until(() -> desk("status").code() == 0);

      assertThat(desk("status", "--json").out() + desk("feed", "list").out())
          .isNotEmpty()
          .doesNotContain(PASSWORD);
      assertThat(((PrometheusMeterRegistry) node.environment().meters()).scrape())
          .doesNotContain(PASSWORD);
      assertThat(Files.readString(data().resolve("run.json"))).doesNotContain(PASSWORD);
      assertThat(node.environment().toString())
          .contains("sasl.jaas.config")
          .doesNotContain(PASSWORD);
    }
    assertThat(Files.readString(data().resolve("log/nightdesk.log"))).doesNotContain(PASSWORD);
  }

  @Test
  void aWrongPasswordEndsInOneSentence() throws IOException {
    String refused = "Kafka at %s does not let us in: ".formatted(broker.bootstrapServers());
    Ran role = role(WRONG);
    assertThat(role.code()).isEqualTo(1);
    assertThat(role.err().lines())
        .singleElement()
        .asString()
        .startsWith("cannot start in ")
        .contains(refused)
        .doesNotContain(WRONG);
    Ran tail = run(WRONG, "tail", "items", "--once", "--from", "beginning");
    assertThat(tail.code()).isEqualTo(1);
    assertThat(tail.err().lines()).singleElement().asString().startsWith(refused);
    assertThat(Files.readString(directory.resolve("classify/log/nightdesk.log")))
        .doesNotContain(WRONG);
  }

  @Test
  void aCertificateThatNobodyTrustsEndsInOneSentence() {
    Map<String, String> settings = new HashMap<>(broker.settings(PASSWORD));
    settings.keySet().removeIf(key -> key.startsWith("ssl."));
    Ran ran = run(arguments(settings, "tail", "items", "--kafka", broker.bootstrapServers()));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err().lines())
        .singleElement()
        .asString()
        .startsWith("Kafka at %s does not let us in: SSL".formatted(broker.bootstrapServers()));
  }

  private static Path data() {
    return directory.resolve("data");
  }

  private static Settings all(NumberedFeed feed, HookSink sink) {
    Map<String, String> settings = new HashMap<>();
    settings.put("stream.partitions", "2");
    settings.put("stream.replication", "1");
    settings.put("desk.port", "0");
    settings.put("stop.grace", "1s");
    settings.put("outbound.allow", "127.0.0.1:%d,127.0.0.1:%d".formatted(feed.port(), sink.port()));
    settings.put("ingest.poll.interval", "1s");
    settings.put("ingest.poll.floor", "1s");
    settings.put("ingest.poll.ceiling", "1s");
    settings.put("ingest.host.spacing", "100ms");
    broker.settings(PASSWORD).forEach((key, value) -> settings.put("kafka." + key, value));
    return Settings.of(KnownSettings.ALL, settings);
  }

  private static void add(NumberedFeed feed, HookSink sink, Publisher publisher) {
    Instant now = Instant.now();
    Subscription subscription =
        new Subscription(
            "guarded",
            "test",
            "Numbers",
            Subscription.State.ACTIVE,
            "serial number",
            new Channel.Webhook(sink.url(), null),
            new Rhythm.AtOnce(),
            24,
            false,
            now,
            now);
    String id = Ids.feed(feed.url());
    Feed wanted =
        new Feed(id, feed.url(), Feed.State.ACTIVE, "Numbers", List.of(), null, null, now);
    publisher.publish(Stream.SUBSCRIPTIONS, subscription.id(), subscription).join();
    publisher.publish(Stream.FEEDS, id, wanted).join();
  }

  private static Ran role(String password) {
    return run(
        arguments(
            broker.settings(password),
            "classify",
            "--port",
            "0",
            "--kafka",
            broker.bootstrapServers(),
            "--data",
            directory.resolve("classify").toString()));
  }

  private static Ran run(String password, String... command) {
    List<String> arguments = arguments(broker.settings(password), command);
    arguments.addAll(List.of("--kafka", broker.bootstrapServers()));
    return run(arguments);
  }

  private static Ran desk(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--data", data().toString()));
    return run(arguments);
  }

  private static List<String> arguments(Map<String, String> settings, String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    settings.forEach(
        (key, value) -> arguments.addAll(List.of("--set", "kafka.%s=%s".formatted(key, value))));
    return arguments;
  }

  private static Ran run(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = Nightdesk.run(console, arguments.toArray(String[]::new));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8).strip());
  }
}
