package org.nightdesk.reading.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nightdesk.contract.FeedLink;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiscoverTest {
  private static final Path CORPUS = Path.of("../../../shared/corpus");

  @Test
  void findsAnnouncedFeedsInOrderAgainstTheBase() {
    List<FeedLink> feeds =
        Discover.feeds(
            """
            <head><base href="/de/"><link rel="stylesheet" href="x.css">
            <LINK REL="Alternate home" TYPE="application/rss+xml; charset=utf-8" href="rss" title=" A  B ">
            <link rel="alternate" type="application/atom+xml" href="https://other.example/atom">
            <link rel="alternate" type="text/html" href="/en/"></head>
            """,
            "https://site.example/page");

    assertThat(feeds)
        .extracting(FeedLink::href)
        .containsExactly("https://site.example/de/rss", "https://other.example/atom");
    assertThat(feeds.getFirst().title()).isEqualTo("A B");
  }

  @Test
  void findsWhatThePagesOfTheCorpusAnnounce() throws IOException {
    Path expected = CORPUS.resolve("discovery/expected.jsonl");
    Assumptions.assumeTrue(Files.exists(expected), "no corpus beside the project");
    int right = 0;
    int all = 0;
    for (String line : Files.readAllLines(expected)) {
      JsonNode row = JsonMapper.shared().readTree(line);
      Path page = CORPUS.resolve(row.path("page").asString());
      page =
          Files.exists(page)
              ? page
              : CORPUS.resolve("discovery").resolve(row.path("page").asString());
      List<String> found =
          Discover.feeds(bytes(page), null, row.path("url").asString(null)).stream()
              .map(FeedLink::href)
              .toList();
      List<String> wanted =
          row.path("feeds").valueStream().map(f -> f.path("href").asString()).toList();
      all++;
      boolean same =
          row.has("feeds") ? found.equals(wanted) : found.size() == row.path("count").asInt();
      right += same ? 1 : 0;
      if (!same) {
        System.out.printf("discover miss page=%s wanted=%s found=%s%n", page, wanted, found);
      }
    }
    System.out.printf("discover right=%d of=%d%n", right, all);
    assertThat((double) right / all).isGreaterThan(0.97);
  }

  private static byte[] bytes(Path page) throws IOException {
    byte[] bytes = Files.readAllBytes(page);
    return page.toString().endsWith(".gz")
        ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
        : bytes;
  }
}
