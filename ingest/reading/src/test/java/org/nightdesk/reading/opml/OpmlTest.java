package org.nightdesk.reading.opml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nightdesk.reading.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpmlTest {
  private static final Path LISTS = Path.of("../../../shared/corpus/opml");

  private static OpmlResult read(String text) {
    return Opml.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Outline> outlines(String text) {
    return ((OpmlResult.Subscriptions) read(text)).outlines();
  }

  @Test
  void readsNestedFoldersAndAttributesInAnyCase() {
    List<Outline> outlines =
        outlines(
            """
            <opml version="1.1"><body><outline text="News"><outline title="Near">
            <outline TEXT="Post" XMLURL=" https://post.example/feed " htmlUrl="https://post.example/"/>
            </outline></outline><outline xmlurl="https://b.example/x?a=1&b=2"/></body></opml>
            """);

    assertThat(outlines)
        .containsExactly(
            new Outline(
                "https://post.example/feed",
                "Post",
                "https://post.example/",
                List.of("News", "Near")),
            new Outline("https://b.example/x?a=1&b=2", null, null, List.of()));
  }

  @Test
  void whatIsNoListHasAReason() {
    assertThat(((OpmlResult.NotAList) read("<rss/>")).reason()).isEqualTo(Reason.OTHER_XML);
    assertThat(((OpmlResult.NotAList) read("")).reason()).isEqualTo(Reason.EMPTY);
    assertThat(((OpmlResult.NotAList) read("not a list")).reason()).isEqualTo(Reason.MALFORMED);
    String entity = "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///x'>]><opml><body>&x;</body></opml>";
    assertThat(((OpmlResult.NotAList) read(entity)).reason()).isEqualTo(Reason.ENTITIES);
  }

  @Test
  void aListLongerThanTheLimitIsCutAndSaysSo() {
    String many = "<outline xmlUrl='https://a.example/'/>".repeat(Opml.MOST + 5);
    var list = (OpmlResult.Subscriptions) read("<opml><body>" + many + "</body></opml>");

    assertThat(list.outlines()).hasSize(Opml.MOST);
    assertThat(list.isCut()).isTrue();
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    List<Outline> outlines =
        List.of(
            new Outline("https://a.example/?x=1&y=2", "A & \"B\" <C>", null, List.of("F", "G")),
            new Outline("https://b.example/", "Béla", "https://b.example/home", List.of("F")),
            new Outline("https://c.example/", "C", null, List.of()));

    var read = (OpmlResult.Subscriptions) Opml.read(Opml.write("Mine", outlines));

    assertThat(read.outlines()).containsExactlyInAnyOrderElementsOf(outlines);
    assertThat(read.repairs()).isEmpty();
  }

  @Test
  void readsTheListsOfTheCorpus() throws IOException {
    Path expected = LISTS.resolve("expected.jsonl");
    Assumptions.assumeTrue(Files.exists(expected), "no corpus beside the project");
    int right = 0;
    int all = 0;
    for (String line : Files.readAllLines(expected)) {
      JsonNode row = JsonMapper.shared().readTree(line);
      OpmlResult result = Opml.read(Files.readAllBytes(LISTS.resolve(row.path("file").asString())));
      List<String> found =
          result instanceof OpmlResult.Subscriptions list
              ? list.outlines().stream().map(o -> o.xmlUrl() + o.title() + o.path()).toList()
              : List.of();
      for (JsonNode wanted : row.path("subscriptions")) {
        all++;
        List<String> path = wanted.path("path").valueStream().map(JsonNode::asString).toList();
        String key =
            wanted.path("xmlUrl").asString().strip()
                + wanted.path("title").asString("null").replaceAll("\\s+", " ")
                + path;
        if (found.contains(key)) {
          right++;
        } else {
          System.out.printf("opml miss file=%s wanted=%s%n", row.path("file").asString(), key);
        }
      }
    }
    System.out.printf("opml right=%d of=%d%n", right, all);
    assertThat((double) right / all).isGreaterThan(0.97);
  }
}
