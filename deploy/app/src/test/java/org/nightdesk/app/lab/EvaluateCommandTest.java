package org.nightdesk.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.Nightdesk;
import org.nightdesk.app.console.Console;
import org.nightdesk.contract.Tag;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.tagging.Text;
import tools.jackson.databind.JsonNode;

class EvaluateCommandTest {
  private static final String GOLD =
      """
      {"id":"1","title":"Norland sanctions the maker of the Predator spyware","language":"en","labels":["ccic","sanctions"],"kind":"positive"}
      {"id":"2","title":"Pegasus Airlines opens a route to Klow","language":"en","labels":[],"kind":"hard_negative","why":"airline"}
      {"id":"3","title":"Regen in Bordurien","language":"de","labels":[],"kind":"negative"}
      """;

  @TempDir Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void reportsBothSystemsByTopicLanguageAndKind() throws IOException {
    List<JsonNode> rows = rows(GOLD);

    assertThat(rows.stream().filter(row -> is(row, "row", "all")).count()).isEqualTo(2);
    JsonNode ours =
        rows.stream().filter(r -> is(r, "kind", "hard_negative")).findFirst().orElseThrow();
    assertThat(ours.get("clean").doubleValue()).isEqualTo(1);
    JsonNode plain =
        rows.stream().filter(r -> is(r, "kind", "hard_negative")).skip(1).findFirst().orElseThrow();
    assertThat(plain.at("/wrong/ccic").intValue()).isEqualTo(1);
    assertThat(rows.stream().filter(r -> is(r, "row", "language")).map(r -> r.get("language")))
        .extracting(JsonNode::stringValue)
        .containsExactly("en", "de", "not-en", "en", "de", "not-en");
  }

  @Test
  void showsForEachWrongItemTheWordsThatMisled() throws IOException {
    JsonNode confusion =
        rows(GOLD).stream().filter(row -> is(row, "row", "confusion")).findFirst().orElseThrow();

    assertThat(confusion.get("system").stringValue()).isEqualTo("keywords");
    assertThat(confusion.get("id").stringValue()).isEqualTo("2");
    assertThat(confusion.at("/got/0/evidence/0/words").stringValue()).isEqualTo("Pegasus");
    assertThat(confusion.at("/wrong/0").stringValue()).isEqualTo("ccic");
  }

  @Test
  void readsWellOnATerminal() throws IOException {
    assertThat(lines(GOLD, "--table"))
        .anyMatch(line -> line.startsWith("ccic "))
        .anyMatch(line -> line.startsWith("look-alikes left clean"));
  }

  @Test
  void countsAsEverybodyDoes() {
    Score score = new Score(3, 1, 2);
    assertThat(score.precision()).isEqualTo(0.75);
    assertThat(score.recall()).isEqualTo(0.6);
    assertThat(score.f1()).isCloseTo(0.6667, within(1e-9));
    assertThat(Score.NONE.precision()).isNull();
    assertThat(Score.NONE.f1()).isNull();
  }

  @Test
  void findsPlainWordsWholeOrByTheirBeginning() {
    Keywords words = Keywords.of(List.of("# remark", "a: rain, storm*", "b: snow"));
    assertThat(topics(words, "RAIN fell")).containsExactly("a");
    assertThat(topics(words, "Stormy weather")).containsExactly("a");
    assertThat(topics(words, "a train in the snowfall")).isEmpty();
  }

  @Test
  void namesTheLineThatIsNoLabelledItem() throws IOException {
    Path file = Files.writeString(directory.resolve("bad.jsonl"), GOLD + "{\"id\":\"4\"}\n");
    assertThat(run(new ByteArrayOutputStream(), "lab", "evaluate", file.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("bad.jsonl line 4");
    assertThat(run(new ByteArrayOutputStream(), "lab", "evaluate", "nowhere.jsonl")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no such file: nowhere.jsonl");
  }

  private static List<String> topics(Keywords words, String title) {
    return words.tags(new Text(title, "", "", null)).stream().map(Tag::topic).toList();
  }

  private static boolean is(JsonNode row, String field, String value) {
    return row.path(field).asString("").equals(value);
  }

  private List<JsonNode> rows(String gold) throws IOException {
    return lines(gold).stream()
        .map(line -> Json.tree(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private List<String> lines(String gold, String... flags) throws IOException {
    Path file = Files.writeString(directory.resolve("gold.jsonl"), gold);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> args = new ArrayList<>(List.of("lab", "evaluate", file.toString()));
    args.addAll(Arrays.asList(flags));
    assertThat(run(out, args.toArray(String[]::new))).isZero();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private int run(ByteArrayOutputStream out, String... args) {
    return Nightdesk.run(
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)),
        args);
  }
}
