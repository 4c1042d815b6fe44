package org.nightdesk.app.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightdesk.app.Nightdesk;
import org.nightdesk.app.console.Console;
import org.nightdesk.runtime.json.Json;

class ReadCommandTest {
  private static final String FEED =
      """
      <?xml version="1.0" encoding="ISO-8859-2"?>
      <rss version="2.0"><channel><title>Pošta</title><link>https://post.example/</link>
      <item><guid>1</guid><title>Norland sanctions the maker of the Predator spyware</title>
      <link>/a?utm_source=rss</link><pubDate>Tue, 24 Nov 2026 14:02:00 GMT</pubDate></item>
      <item><guid>2</guid><title>Rain & wind</title><link>https://post.example/b</link></item>
      <item><guid>2</guid><title>Rain again</title><link>https://post.example/b</link></item>
      </channel></rss>
      """;

  private static final String PAGE =
      """
      <html><head><title>Norland sanctions the maker of the Predator spyware</title>
      <meta name="author" content="A. Writer">
      <meta property="article:published_time" content="2026-11-24T14:02:00Z">
      <link rel="alternate" type="application/rss+xml" href="/feed" title="News">
      </head><body><article><h1>Norland sanctions the maker of the Predator spyware</h1>
      <p>%s</p><p>%s</p></article></body></html>
      """
          .formatted(
              "The government of Norland froze the assets of a firm that sells spyware to states. "
                  .repeat(4),
              "The firm did not answer questions. ".repeat(8));

  /// Addresses and files that are nothing to read, each with words of the sentence.
  record Wrong(String name, String says) {}

  @TempDir static Path directory;
  private static HttpServer server;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/feed",
        exchange -> {
          byte[] body = FEED.getBytes(Charset.forName("ISO-8859-2"));
          exchange.sendResponseHeaders(200, body.length);
          try (exchange) {
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    Files.write(directory.resolve("feed.xml"), FEED.getBytes(Charset.forName("ISO-8859-2")));
    Files.writeString(directory.resolve("page.html"), PAGE);
    Files.writeString(directory.resolve("notes.txt"), "only words");
    Files.writeString(directory.resolve("other.json"), "{\"a\":1}");
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void showsItemsWithTheirTopicsAndWhatHadToBeMended() {
    assertThat(read(file("feed.xml"), "--url", "https://post.example/feed")).isZero();

    assertThat(lines().getFirst()).isEqualTo("Pošta");
    assertThat(lines())
        .anyMatch(line -> line.contains("3 entries that are 2 items"))
        .anyMatch(line -> line.contains("ISO-8859-2") && line.contains("bare-ampersands"))
        .anyMatch(line -> line.startsWith("2026-11-24 14:02  Norland sanctions"))
        .anyMatch(line -> line.strip().equals("https://post.example/a"))
        .anyMatch(line -> line.contains("sanctions 0.") && line.contains("\"sanctions\""));
    assertThat(lines().getLast()).isEqualTo("1 of 2 items on a topic");
  }

  @Test
  void showsAnArticleAndTheFeedsThatItsPageAnnounces() {
    assertThat(read(file("page.html"), "--url", "https://post.example/a")).isZero();

    assertThat(lines().getFirst()).startsWith("Norland sanctions");
    assertThat(lines())
        .contains("by A. Writer")
        .anyMatch(line -> line.startsWith("2026-11-24 14:02 UTC, language en"))
        .anyMatch(line -> line.startsWith("ccic 0.") || line.startsWith("ccic 1."))
        .anyMatch(line -> line.equals("  https://post.example/feed application/rss+xml News"));
  }

  @Test
  void speaksToProgramsInLines() {
    assertThat(read(file("feed.xml"), "--json")).isZero();
    var lines = lines().stream().map(l -> Json.tree(l.getBytes(StandardCharsets.UTF_8))).toList();
    assertThat(lines.getFirst().get("is").stringValue()).isEqualTo("feed");
    assertThat(lines.get(1).at("/item/id").stringValue()).isNotEmpty();
    assertThat(lines.get(1).at("/tags/0/evidence/0/words").stringValue()).isNotEmpty();
    out.reset();
    assertThat(read(file("page.html"), "--json")).isZero();
    assertThat(lines().getFirst()).startsWith("{\"is\":\"article\"");
    assertThat(lines().getLast()).startsWith("{\"is\":\"announced\"");
  }

  @Test
  void asksAnAddressOnlyWhereTheGuardLetsItThrough() {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
    assertThat(read(address)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(address).contains("outbound.allow");

    assertThat(read(address, "--set", "outbound.allow=127.0.0.1")).isZero();
    assertThat(lines().getFirst()).isEqualTo("Pošta");

    assertThat(read(address + "/gone", "--set", "outbound.allow=127.0.0.1")).isZero();
    assertThat(read(address.replace("/feed", "/gone"), "--set", "outbound.allow=127.0.0.1"))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("404 Not Found");
  }

  static List<Wrong> wrong() {
    return List.of(
        new Wrong("nowhere.xml", "no such file: nowhere.xml"),
        new Wrong(directory.toString(), "a folder, not a file"),
        new Wrong(file("notes.txt"), "neither a feed nor a page (no-markup)"),
        new Wrong(file("other.json"), "neither a feed nor a page (other-json)"),
        new Wrong("ftp://post.example/feed", "only http and https are asked, not: ftp"),
        new Wrong("file:///etc/passwd", "only http and https are asked, not: file"),
        new Wrong("http://a b/", "this is not an address: http://a b/"),
        new Wrong("http://169.254.169.254/latest", "not on the open internet"),
        new Wrong("http://0x7f000001/", "four decimal numbers"));
  }

  @ParameterizedTest
  @MethodSource
  void wrong(Wrong row) {
    assertThat(read(row.name())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(1)
        .allMatch(line -> line.contains(row.says()));
    assertThat(out.size()).isZero();
  }

  private static String file(String name) {
    return directory.resolve(name).toString();
  }

  private int read(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "read";
    System.arraycopy(args, 0, all, 1, args.length);
    return Nightdesk.run(
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)),
        all);
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
