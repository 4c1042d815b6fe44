package org.nightdesk.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/// What nobody writes with good intent, or only once.
class HardInputTest {
  private static final List<String> PIECES =
      List.of(
          "AND",
          "OR",
          "NOT",
          "NEAR",
          "NEAR/3",
          "NEAR/",
          "(",
          ")",
          "\"",
          "“",
          "-",
          "=",
          "*",
          ":",
          "title:",
          "topic:",
          "x:",
          "a",
          "spy*",
          "制裁",
          " ",
          "  ",
          "\t",
          "\u0000",
          "\ud83d\ude00",
          "\ud83d",
          "'",
          "\\",
          "&&",
          "é",
          "U.S.",
          "=(",
          "\u200f",
          "ﷺ",
          "-\"",
          "title:(");

  private final Analysis analysis = new Analysis();

  @Test
  void everyTextIsAQueryThatCanBeUsedOrIsRefusedWithinItself() {
    Random random = new Random(7);
    AnalyzedDocument document = analysis.analyze(Document.of("a spy", "制裁", "é U.S.", "en"));
    LuceneQueries lucene = new LuceneQueries(analysis);
    int good = 0;
    for (int i = 0; i < 8_000; i++) {
      String text = text(random);
      try {
        Query query = Query.parse(text);
        assertThat(Query.parse(query.print())).as(text).isEqualTo(query);
        assertThat(query.spans(document).isEmpty() || query.matches(document)).isTrue();
        assertThat(lucene.toLucene(query)).isNotNull();
        good++;
      } catch (QueryException e) {
        assertThat(e.position()).as(text).isBetween(0, text.length());
        assertThat(e.hint()).isNotBlank();
      }
    }
    assertThat(good).isGreaterThan(150);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(random.nextBoolean() ? " " : "");
    }
    return text.toString();
  }

  @Test
  void theLargestQueriesCanBeSearchedFor() throws IOException {
    String words = "spyware OR ".repeat(63) + "end";
    String phrase = "\"" + "a ".repeat(490) + "a\"";
    String near = "(ab OR ac OR ad OR ae) NEAR/3 (ba OR bc OR bd OR be) ".repeat(8);
    try (var directory = new ByteBuffersDirectory()) {
      try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
        var document = new org.apache.lucene.document.Document();
        LuceneFields.add(
            document, analysis.analyze(Document.of("end", "a ".repeat(1_000), "ab ba", "en")));
        writer.addDocument(document);
      }
      try (var reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        LuceneQueries lucene = new LuceneQueries(analysis);
        for (String text : List.of(words, phrase, near)) {
          assertThat(searcher.count(lucene.toLucene(Query.parse(text)))).as(text).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void wordsThatAreRepeatedEndlesslyCostTimeOnlyOnce() {
    String text = "spyware maker ".repeat(50_000);
    AnalyzedDocument document = analysis.analyze(Document.of("", "", text, "en"));
    assertThat(Query.parse("spyware NEAR/50 maker").spans(document)).hasSize(100_000);
    assertThat(Query.parse("\"maker spyware\"").spans(document)).hasSize(49_999);
  }

  @Test
  void offsetsHoldInTextsOfAnyKind() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      String title = "x" + text(random) + " ﬁnancial İstanbul e\u0301clair " + text(random);
      AnalyzedDocument document = analysis.analyze(Document.of(title, "", "", "tr"));
      for (String word : List.of("financial", "istanbul", "eclair")) {
        for (Span span : Query.parse(word).spans(document)) {
          assertThat(title.substring(span.start(), span.end())).isEqualTo(span.words());
        }
      }
      assertThat(Query.parse("financial istanbul eclair").spans(document)).hasSize(3);
    }
  }
}
