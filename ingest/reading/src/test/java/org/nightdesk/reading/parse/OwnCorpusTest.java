package org.nightdesk.reading.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.discover.Discover;

/// Whole documents of invented outlets, each as a site might serve it, beside what is to be read
/// from it: `NAME` and `NAME.expected`.
final class OwnCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/org/nightdesk/reading/corpus");
  private static final String EXPECTED = ".expected";
  private static final String FROM = "https://feeds.example/of/";

  static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(EXPECTED))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsWhatTheDocumentStates(String name) throws IOException {
    byte[] document = Files.readAllBytes(CORPUS.resolve(name));
    ReadResult result = FeedReader.read(document, new ReadContext(FROM + name, Map.of()));
    String said =
        switch (result) {
          case NotAFeed not -> said(not, Discover.feeds(document, null, FROM + name));
          case ReadFeed feed -> said(feed);
        };
    assertThat(said)
        .isEqualTo(Files.readString(CORPUS.resolve(name + EXPECTED), StandardCharsets.UTF_8));
  }

  private static String said(NotAFeed not, List<FeedLink> announced) {
    StringJoiner lines = new StringJoiner("");
    line(lines, "not a feed", not.reason().word());
    announced.forEach(link -> line(lines, "announces", link.href()));
    return lines.toString();
  }

  private static String said(ReadFeed feed) {
    StringJoiner lines = new StringJoiner("");
    line(lines, "format", feed.format());
    line(lines, "title", feed.title());
    line(lines, "link", feed.link());
    line(lines, "language", feed.language());
    line(lines, "repairs", list(feed.repairs()));
    for (Entry entry : feed.entries()) {
      lines.add("\n");
      line(lines, "id", entry.id());
      line(lines, "title", entry.title());
      line(lines, "link", entry.link());
      line(lines, "published", entry.published());
      line(lines, "updated", entry.updated());
      line(lines, "authors", list(entry.authors()));
      line(lines, "categories", list(entry.categories()));
      line(lines, "summary", text(entry.summaryText()));
      line(lines, "content", text(entry.contentText()));
    }
    return lines.toString();
  }

  private static @Nullable String list(List<String> values) {
    return values.isEmpty() ? null : String.join(", ", values);
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : PlainText.line(text);
  }

  private static void line(StringJoiner lines, String name, @Nullable Object value) {
    if (value != null) {
      lines.add((name + ": " + value).strip() + "\n");
    }
  }
}
