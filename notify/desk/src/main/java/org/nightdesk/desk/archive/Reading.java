package org.nightdesk.desk.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.json.Json;

/// Asks one view of the index. Not thread-safe, lives as long as the view.
final class Reading {
  private static final Sort NEWEST_FIRST =
      new Sort(
          new SortField(Names.AT, SortField.Type.LONG, true),
          new SortField(Names.KEY, SortField.Type.STRING));

  private final IndexSearcher searcher;

  Reading(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /// A document of the index and where it stands in a list.
  record Found<T>(T value, Cursor cursor) {}

  static Query of(Kind kind, Query... filters) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    builder.add(term(Names.KIND, kind.word()), BooleanClause.Occur.FILTER);
    for (Query filter : filters) {
      builder.add(filter, BooleanClause.Occur.FILTER);
    }
    return builder.build();
  }

  static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  /// At most so many, newest first, after the cursor.
  <T> List<Found<T>> newest(Query query, @Nullable Cursor after, int limit, Class<T> type)
      throws IOException {
    int documents = searcher.getIndexReader().maxDoc();
    if (documents == 0) {
      return List.of();
    }
    TopFieldDocs top =
        after == null
            ? searcher.search(query, limit, NEWEST_FIRST)
            : searcher.searchAfter(after.after(documents - 1), query, limit, NEWEST_FIRST, false);
    StoredFields stored = searcher.storedFields();
    List<Found<T>> found = new ArrayList<>(top.scoreDocs.length);
    for (ScoreDoc hit : top.scoreDocs) {
      BytesRef json = stored.document(hit.doc).getBinaryValue(Names.JSON);
      byte[] bytes = BytesRef.deepCopyOf(json).bytes;
      found.add(new Found<>(Json.read(bytes, type), cursor((FieldDoc) hit)));
    }
    return found;
  }

  private static Cursor cursor(FieldDoc hit) {
    return new Cursor((Long) hit.fields[0], ((BytesRef) hit.fields[1]).utf8ToString());
  }

  /// A step on a view of the index.
  @FunctionalInterface
  interface Step<T> {
    T on(IndexSearcher searcher) throws IOException;
  }

  static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("the archive cannot be read: " + e.getMessage(), e);
  }
}
