package org.nightdesk.reading.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nightdesk.reading.clean.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Measures the reader against a collection of feeds with known contents, where one lies beside the
/// project, and holds the figures that were reached.
class CorpusScoreTest {
  private static final Path FEEDS = Path.of("../../../shared/corpus/feeds");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, int[]> score = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();
  private final List<String> unreadCaptures = new ArrayList<>();

  @Test
  void readsTheCorpusAtLeastAsWellAsBefore() throws IOException {
    Path expected = FEEDS.resolve("expected.jsonl");
    Assumptions.assumeTrue(Files.exists(expected), "no corpus beside the project");
    for (String line : Files.readAllLines(expected)) {
      measure(JSON.readTree(line));
    }
    int right = 0;
    int all = 0;
    for (var field : score.entrySet()) {
      right += field.getValue()[0];
      all += field.getValue()[1];
      System.out.printf(
          "corpus field=%s right=%d of=%d%n",
          field.getKey(), field.getValue()[0], field.getValue()[1]);
    }
    System.out.printf("corpus right=%d of=%d share=%.4f%n", right, all, (double) right / all);
    String file = System.getProperty("corpus.misses");
    if (file != null) {
      Files.write(Path.of(file), misses);
    }
    assertThat(unreadCaptures).isEmpty();
    assertThat((double) right / all).isGreaterThan(0.98);
  }

  private void measure(JsonNode row) throws IOException {
    JsonNode expect = row.path("expect");
    Map<String, String> headers = new HashMap<>();
    row.path("http_headers")
        .properties()
        .forEach(e -> headers.put(e.getKey(), e.getValue().asString("")));
    String file = row.path("file").asString();
    ReadResult result =
        FeedReader.read(
            Files.readAllBytes(FEEDS.resolve(file)),
            new ReadContext(row.path("url").asString(null), headers));
    ReadFeed feed =
        result instanceof ReadFeed read
            ? read
            : new ReadFeed("none", null, null, null, List.of(), List.of());
    if (result instanceof NotAFeed) {
      if (row.path("real_capture").asBoolean(false) && expect.path("entries").asInt(0) > 0) {
        unreadCaptures.add(file + " " + result);
      }
      misses.add(file + "\tREAD\t" + result + "\t" + expect.path("entries"));
    }
    compare(file, "feed", expect, feed.title(), feed.link());
    if (expect.has("entries")) {
      count(file, "entries", expect.path("entries").asString(), "" + feed.entries().size());
    }
    List<Entry> entries = feed.entries();
    if (expect.has("items")) {
      for (int i = 0; i < expect.path("items").size(); i++) {
        entry(file, expect.path("items").get(i), i < entries.size() ? entries.get(i) : null);
      }
    } else if (expect.has("first_entry")) {
      entry(file, expect.path("first_entry"), entries.isEmpty() ? null : entries.get(0));
    }
    summary(file, expect.path("first_entry"), entries.isEmpty() ? null : entries.get(0));
  }

  private void entry(String file, JsonNode expect, @Nullable Entry entry) {
    compare(
        file,
        "entry",
        expect,
        entry == null ? null : entry.title(),
        entry == null ? null : entry.link());
    if (expect.has("id")) {
      count(file, "entry.id", expect.path("id").asString(), entry == null ? null : entry.id());
    }
    if (expect.has("published")) {
      date(file, "entry.published", expect, entry == null ? null : entry.published());
    }
    if (expect.has("updated") && !expect.path("updated").equals(expect.path("published"))) {
      date(file, "entry.updated", expect, entry == null ? null : entry.updated());
    }
  }

  private void date(String file, String field, JsonNode expect, @Nullable Instant got) {
    String wanted = expect.path(field.substring(6)).asString();
    count(file, field, wanted, got == null ? null : got.toString().replaceAll("\\.\\d+Z", "Z"));
  }

  private void compare(
      String file, String what, JsonNode expect, @Nullable String title, @Nullable String link) {
    if (expect.has("title")) {
      count(
          file,
          what + ".title",
          plain(expect.path("title").asString()),
          title == null ? null : plain(title));
    }
    if (expect.has("link")) {
      count(file, what + ".link", expect.path("link").asString().strip(), link);
    }
  }

  private void summary(String file, JsonNode expect, @Nullable Entry entry) {
    if (!expect.has("summary_contains")) {
      return;
    }
    String wanted = plain(expect.path("summary_contains").asString());
    String got = entry == null ? "" : plain(entry.summaryText() + " " + entry.contentText());
    count(file, "entry.summary", wanted, got.contains(wanted) ? wanted : got);
  }

  private static String plain(String text) {
    return PlainText.line(PlainText.of(text));
  }

  private void count(String file, String field, String wanted, @Nullable String got) {
    int[] counts = score.computeIfAbsent(field, _ -> new int[2]);
    counts[1]++;
    if (wanted.equals(got)) {
      counts[0]++;
    } else {
      misses.add(file + "\t" + field + "\t" + wanted + "\t" + got);
    }
  }
}
