package org.nightdesk.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.console.Console;
import org.nightdesk.runtime.json.Json;
import tools.jackson.databind.JsonNode;

/// A line in, a line out, whatever the line is.
class LabCommandTest {
  private static final String FEED =
      """
      <rss version="2.0"><channel><title>Post</title><link>https://post.example/</link>
      <item><guid>1</guid><title>A &amp; B</title><link>/a</link><pubDate>Tue, 24 Nov 2026 14:02:00 GMT</pubDate></item>
      <item><guid>1</guid><title>C</title></item></channel></rss>
      """;

  @TempDir Path directory;

  @Test
  void answersEachRequestAndSumsUp() throws IOException {
    Path feed = write("feed.xml", FEED);
    List<JsonNode> results =
        lab("parse-feeds", Json.text(Map.of("file", feed.toString())), "{\"file\":\"none\"}", "{");

    assertThat(results).hasSize(4);
    JsonNode read = results.getFirst();
    assertThat(read.get("ok").booleanValue()).isTrue();
    assertThat(read.at("/feed/title").stringValue()).isEqualTo("Post");
    assertThat(read.get("entries").valueStream().map(e -> e.get("title").stringValue()))
        .containsExactly("A & B", "C");
    assertThat(read.at("/entries/0/published").stringValue()).isEqualTo("2026-11-24T14:02:00Z");
    assertThat(read.at("/entries/1").has("published")).isFalse();
    assertThat(results.get(1).get("ok").booleanValue()).isFalse();
    assertThat(results.get(2).get("error").stringValue()).startsWith("not JSON");
    assertThat(results.getLast().at("/summary/bytes").asInt()).isEqualTo(FEED.length());
  }

  @Test
  void groupsItemsOfOneEventAndLeavesOthersAlone() throws IOException {
    List<JsonNode> results =
        lab(
            "group-stories",
            "{\"id\":\"1\",\"title\":\"Court orders Velatrix to hand over spyware code\","
                + "\"language\":\"en\",\"outlet\":\"a.example\",\"published\":\"2026-03-01\"}",
            "{\"id\":\"2\",\"title\":\"Velatrix must hand over spyware code, court orders\","
                + "\"outlet\":\"b.example\",\"url\":null,\"published\":\"seen 2026-03-02\"}",
            "{\"id\":\"3\",\"title\":\"Rain in Borduria\"}");

    assertThat(results).hasSize(3);
    assertThat(results.get(1).get("story")).isEqualTo(results.getFirst().get("story"));
    assertThat(results.get(2).get("story")).isNotEqualTo(results.getFirst().get("story"));
  }

  @Test
  void listsSubscriptionsWithTheirFolders() throws IOException {
    Path list =
        write(
            "list.opml",
            "<opml version='2.0'><body><outline text='World'><outline text='Post'"
                + " xmlUrl='https://post.example/feed'/></outline></body></opml>");

    JsonNode subscription =
        lab("import-opml", Json.text(Map.of("file", list.toString())))
            .getFirst()
            .at("/subscriptions/0");

    assertThat(subscription.get("xmlUrl").stringValue()).isEqualTo("https://post.example/feed");
    assertThat(subscription.at("/path/0").stringValue()).isEqualTo("World");
  }

  @Test
  void namesTheFeedsOfAPageAgainstItsAddress() throws IOException {
    Path page =
        write(
            "page.html",
            "<link rel=alternate type=application/rss+xml href=/feed title=News>"
                + "<article><p>Text</article>");
    String request =
        Json.text(Map.of("id", "p", "file", page.toString(), "url", "https://post.example/x"));

    assertThat(lab("discover-feeds", request).getFirst().at("/feeds/0/href").stringValue())
        .isEqualTo("https://post.example/feed");
    assertThat(lab("extract-articles", request).getFirst().get("id").stringValue()).isEqualTo("p");
  }

  @Test
  void tagsWithTheWordsThatEarnedIt() {
    JsonNode result =
        lab(
                "tag",
                "{\"id\":\"a\",\"title\":\"Norland sanctions the maker of the Predator spyware\"}",
                "{\"id\":\"b\",\"title\":null}")
            .getFirst();

    assertThat(result.get("id").stringValue()).isEqualTo("a");
    assertThat(result.get("labels").valueStream().map(JsonNode::stringValue)).contains("ccic");
    assertThat(result.at("/tags/0/evidence").isEmpty()).isFalse();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static List<JsonNode> lab(String filter, String... requests) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(String.join("\n", requests).getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    assertThat(LabCommand.commandLine(console).execute(filter)).isZero();
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}
