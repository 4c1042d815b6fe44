package org.nightdesk.reading.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExtractTest {
  private static final Path ARTICLES = Path.of("../../../shared/corpus/articles");

  private static final String SENTENCE =
      "The harbour office said on Tuesday that the second pier will open again before the winter. ";

  @Test
  void findsTextTitleDateAndAuthors() {
    Article article =
        Extract.article(
            "<html><head><title>Pier opens - Post</title><script type='application/ld+json'>"
                + "{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Pier opens\","
                + "\"datePublished\":\"2026-02-03T04:05:06+01:00\",\"author\":[{\"name\":\"Ada Low\"}]}]}"
                + "</script></head><body><nav><p>Home</p></nav><article><h1>Pier opens</h1>"
                + ("<p>" + SENTENCE.repeat(3) + "</p>").repeat(4)
                + "</article><footer><p>All rights</p></footer></body></html>",
            "https://post.example/pier");

    assertThat(article.title()).isEqualTo("Pier opens");
    assertThat(article.published()).isEqualTo(Instant.parse("2026-02-03T03:05:06Z"));
    assertThat(article.authors()).containsExactly("Ada Low");
    assertThat(article.text()).contains(SENTENCE.strip()).doesNotContain("All rights");
  }

  @Test
  void takesTheParagraphsOfAPageThatIsTooShortForAnythingElse() {
    Article article = Extract.article("<h1>Note</h1><div><p>A short note.</p></div>", null);

    assertThat(article.title()).isEqualTo("Note");
    assertThat(article.text()).contains("A short note.");
  }

  @Test
  void emptyAndDeepPagesEndInAValue() {
    assertThat(Extract.article("", null).text()).isEmpty();
    assertThat(Extract.article("<div>".repeat(60_000) + "x", null)).isNotNull();
  }

  @Test
  void findsTheTextOfThePagesOfTheCorpus() throws IOException {
    Path truth = ARTICLES.resolve("truth.jsonl");
    Assumptions.assumeTrue(Files.exists(truth), "no corpus beside the project");
    Map<String, double[]> scores = new HashMap<>();
    for (String line : Files.readAllLines(truth)) {
      JsonNode row = JsonMapper.shared().readTree(line);
      if (!row.has("text")) {
        continue;
      }
      Path file = ARTICLES.resolve(row.path("id").asString() + ".html.gz");
      byte[] page =
          new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file))).readAllBytes();
      Article article = Extract.article(page, null, row.path("url").asString(null));
      double[] score = scores.computeIfAbsent(row.path("source").asString(), _ -> new double[2]);
      score[0] += overlap(words(row.path("text").asString()), words(article.text()));
      score[1]++;
    }
    scores.forEach((source, s) ->
        System.out.printf("extract source=%s f1=%.3f pages=%.0f%n", source, s[0] / s[1], s[1]));
    double sum = scores.values().stream().mapToDouble(s -> s[0]).sum();
    double pages = scores.values().stream().mapToDouble(s -> s[1]).sum();
    System.out.printf("extract f1=%.3f%n", sum / pages);
    assertThat(sum / pages).isGreaterThan(0.8);
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> words = new HashMap<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      words.merge(word, 1, Integer::sum);
    }
    return words;
  }

  /// F1 over words, repetitions counted.
  private static double overlap(Map<String, Integer> truth, Map<String, Integer> found) {
    int common = 0;
    for (var word : truth.entrySet()) {
      common += Math.min(word.getValue(), found.getOrDefault(word.getKey(), 0));
    }
    int all = sum(truth) + sum(found);
    return all == 0 ? 1 : 2.0 * common / all;
  }

  private static int sum(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
  }
}
