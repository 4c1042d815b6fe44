package org.nightdesk.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.Nightdesk;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.run.KnownSettings;
import org.nightdesk.app.run.Node;
import org.nightdesk.app.run.Role;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.settings.Settings;
import tools.jackson.databind.JsonNode;

/// The commands against the whole product: broker, all roles, a feed and a webhook on loopback.
final class ClientIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private static HttpServer web;
  private static Node node;
  private static final AtomicInteger POSTED = new AtomicInteger();

  /// What a command left behind.
  record Ran(int code, List<String> out, String err) {
    JsonNode json() {
      return Json.tree(out.getFirst().getBytes(StandardCharsets.UTF_8));
    }
  }

  @BeforeAll
  static void start() throws IOException {
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext("/feed", exchange -> answer(exchange, feed()));
    web.createContext("/page", exchange -> answer(exchange, page()));
    web.createContext(
        "/hook",
        exchange -> {
          POSTED.incrementAndGet();
          answer(exchange, "taken");
        });
    web.start();
    Map<String, String> settings =
        Map.of(
            "outbound.allow", "127.0.0.1:" + web.getAddress().getPort(),
            "stream.partitions", "2",
            "stream.replication", "1",
            "stream.transaction-timeout", "60s",
            "ingest.host.spacing", "100ms",
            "desk.port", "0");
    node =
        Node.open(
            new Node.Design(
                directory.resolve("data"), null, 0, Settings.of(KnownSettings.ALL, settings)));
    node.start(EnumSet.allOf(Role.class));
    node.writeRunFile();
  }

  @AfterAll
  static void stop() {
    node.close();
    web.stop(0);
  }

  @Test
  void goesFromAnAddressToATestAlert() {
    String url = url("/feed");
    assertThat(run("feed", "check", url).json().at("/status/health").stringValue())
        .isEqualTo("working");
    Ran added = run("feed", "add", url, "--title", "Post", "--folder", "World");
    assertThat(added.code()).isZero();
    assertThat(added.json().at("/feed/folders/0").stringValue()).isEqualTo("World");
    String id = added.json().at("/feed/id").stringValue();
    assertThat(run("feed", "list").out()).anyMatch(line -> line.contains(id));
    await()
        .atMost(SOON)
        .until(() ->
            run("subscription", "preview", "topic:sanctions").json().get("total").asInt() == 1);

    Ran made =
        run(
            "subscription",
            "add",
            "--name",
            "Sanctions",
            "--query",
            "topic:sanctions",
            "--webhook",
            url("/hook"));
    assertThat(made.code()).isZero();
    String subscription = made.json().get("id").stringValue();
    Ran edited = run("subscription", "edit", subscription, "--name", "Renamed");
    assertThat(edited.json().get("name").stringValue()).isEqualTo("Renamed");
    assertThat(run("subscription", "test", subscription).code()).isZero();
    await().atMost(SOON).until(() -> POSTED.get() == 1);
    assertThat(run("subscription", "pause", subscription).json().get("state").stringValue())
        .isEqualTo("paused");
    assertThat(run("subscription", "resume", subscription).code()).isZero();
    assertThat(run("subscription", "remove", subscription).code()).isZero();
    assertThat(run("subscription", "show", subscription).err()).contains(subscription);

    await().atMost(SOON).until(() -> run("status").code() == 0);
    Ran status = run("status", "--json");
    assertThat(status.json().get("ready").booleanValue()).isTrue();
    assertThat(status.json().at("/counts/items").intValue()).isEqualTo(2);
    await()
        .atMost(SOON)
        .until(() -> run("status", "--json").json().at("/counts/delivered").intValue() == 1);
  }

  @Test
  void changesFeedsByAddressAndTakesListsInAndOut() throws IOException {
    Path list =
        Files.writeString(
            directory.resolve("list.opml"),
            "<opml version='2.0'><body><outline text='B' xmlUrl='https://b.example/rss'/>"
                + "<outline text='X' xmlUrl='javascript:alert(1)'/></body></opml>");
    Ran read = run("feed", "import", list.toString());
    assertThat(read.code()).isZero();
    assertThat(read.out()).hasSize(2);
    assertThat(read.err()).contains("1 added, 0 were there, 1 refused");
    String url = "https://b.example/rss";
    assertThat(run("feed", "pause", url).json().at("/feed/state").stringValue())
        .isEqualTo("paused");
    assertThat(run("feed", "poll", url).err()).contains("resume it first");
    assertThat(run("feed", "resume", url).code()).isZero();
    assertThat(String.join("\n", run("feed", "export").out())).contains("<opml").contains(url);
    assertThat(run("feed", "remove", url).code()).isZero();
    assertThat(run("feed", "show", url).code()).isEqualTo(1);
  }

  @Test
  void looksAtAPageThatIsNoFeed() {
    Ran checked = run("feed", "check", url("/page"));
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.err()).contains("not a feed").contains("the page announces " + url("/feed"));
  }

  @Test
  void changesTopicsFromFiles() throws IOException {
    JsonNode shown = run("topic", "show", "process").json();
    String text = Json.text(shown);
    Path good = Files.writeString(directory.resolve("good.json"), text);
    assertThat(run("topic", "check", good.toString()).code()).isZero();
    assertThat(run("topic", "try", good.toString()).err()).contains("items of 7 days");
    Path other =
        Files.writeString(
            directory.resolve("other.json"),
            text.replace("\"name\":\"process\"", "\"name\":\"pall-mall\""));
    assertThat(run("topic", "put", other.toString()).code()).isZero();
    assertThat(run("topic", "list").out()).anyMatch(line -> line.contains("pall-mall"));
    assertThat(run("topic", "remove", "pall-mall").code()).isZero();
    Path bad =
        Files.writeString(
            directory.resolve("bad.json"), text.replaceFirst("\"query\":\"", "\"query\":\"("));
    Ran checked = run("topic", "check", bad.toString());
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.err()).contains("signal");
  }

  @Test
  void refusesInTheDesksOwnSentence() throws IOException {
    assertThat(run("feed", "add", "file:///etc/passwd").err())
        .isEqualTo("this is not an http or https address: file:///etc/passwd");
    Ran wrong = run("subscription", "preview", "spyware AND (pegasus");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err().lines().toList())
        .hasSizeGreaterThanOrEqualTo(3)
        .contains("  spyware AND (pegasus")
        .anyMatch(line -> line.strip().equals("^"));
    assertThat(run("subscription", "add", "--name", "A", "--query", "a", "--mail", "a@b.example"))
        .satisfies(ran -> assertThat(ran.err()).contains("mail is not set up"))
        .satisfies(ran -> assertThat(ran.code()).isEqualTo(1));
    Path token = Files.writeString(directory.resolve("token"), "not-the-token\n");
    assertThat(run("status", "--token-file", token.toString()).err())
        .contains("does not take the token in " + token);
  }

  private static String feed() {
    String now =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
    return """
    <rss version="2.0"><channel><title>Post</title><link>https://post.example/</link>
    <item><guid>1</guid><title>Norland sanctions the maker of the Predator spyware</title>
    <link>https://post.example/1</link><pubDate>%1$s</pubDate></item>
    <item><guid>2</guid><title>Rain in Klow</title>
    <link>https://post.example/2</link><pubDate>%1$s</pubDate></item></channel></rss>
    """
        .formatted(now);
  }

  private static String page() {
    return "<html><head><title>Post</title>"
        + "<link rel=alternate type=application/rss+xml href=/feed></head><body>Hello</body></html>";
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + web.getAddress().getPort() + path;
  }

  private static Ran run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--data", directory.resolve("data").toString()));
    int code =
        Nightdesk.run(
            new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            all.toArray(String[]::new));
    return new Ran(
        code,
        out.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8).strip());
  }
}
