package org.nightdesk.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

/// Properties over seeded random queries and documents: whichever way a query is asked, the answer
/// is the same.
class OneTruthTest {
  private final Analysis analysis = new Analysis();

  @Test
  void everyQueryIsReadBackFromItsCanonicalForm() {
    Samples samples = new Samples(1);
    for (int i = 0; i < 5_000; i++) {
      Query query = samples.query();
      assertThat(Query.parse(query.print())).as(query.print()).isEqualTo(query);
    }
  }

  @Test
  void searchFindsExactlyWhatMatchesLive() throws IOException {
    Samples samples = new Samples(2);
    List<AnalyzedDocument> documents = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      documents.add(analysis.analyze(samples.document()));
    }
    try (var directory = new ByteBuffersDirectory()) {
      write(documents, directory);
      try (var reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (int i = 0; i < 300; i++) {
          Query query = samples.query();
          assertThat(found(searcher, query)).as(query.print()).isEqualTo(live(documents, query));
        }
      }
    }
  }

  @Test
  void anIndexOfQueriesFindsExactlyThoseThatMatch() {
    Samples samples = new Samples(3);
    Map<String, Query> queries = new HashMap<>();
    for (int i = 0; i < 800; i++) {
      queries.put("q" + i, samples.query());
    }
    QueryIndex index = QueryIndex.of(analysis, queries);
    for (int i = 0; i < 700; i++) { // beyond what stands beside the large part
      Query query = samples.query();
      queries.put("q" + i * 3, query);
      index = index.with("q" + i * 3, query);
      queries.remove("q" + i * 5);
      index = index.without("q" + i * 5);
    }
    assertThat(index.queries()).isEqualTo(queries);
    for (int i = 0; i < 60; i++) {
      AnalyzedDocument document = analysis.analyze(samples.document());
      Set<String> expected = new TreeSet<>();
      queries.forEach((key, query) -> {
        if (query.matches(document)) {
          expected.add(key);
        }
      });
      assertThat(new TreeSet<>(index.matching(document))).isEqualTo(expected);
    }
  }

  private static void write(List<AnalyzedDocument> documents, ByteBuffersDirectory directory)
      throws IOException {
    try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (int i = 0; i < documents.size(); i++) {
        var document = new org.apache.lucene.document.Document();
        document.add(new StoredField("number", i));
        LuceneFields.add(document, documents.get(i));
        writer.addDocument(document);
        if (i % 50 == 0) {
          writer.commit(); // several segments
        }
      }
    }
  }

  private Set<Integer> found(IndexSearcher searcher, Query query) throws IOException {
    var lucene = new LuceneQueries(analysis).toLucene(query);
    Set<Integer> found = new TreeSet<>();
    for (ScoreDoc hit : searcher.search(lucene, 1_000).scoreDocs) {
      var stored = searcher.storedFields().document(hit.doc).getField("number");
      found.add(stored.numericValue().intValue());
    }
    return found;
  }

  private static Set<Integer> live(List<AnalyzedDocument> documents, Query query) {
    Set<Integer> live = new TreeSet<>();
    for (int i = 0; i < documents.size(); i++) {
      if (query.matches(documents.get(i))) {
        live.add(i);
      }
    }
    return live;
  }
}
