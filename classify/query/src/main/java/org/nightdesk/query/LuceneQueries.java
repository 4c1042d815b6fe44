package org.nightdesk.query;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Asks a Lucene index that [LuceneFields] wrote. Scores mean nothing: sort by something else.
/// Thread-safe.
public final class LuceneQueries {
  private final Analysis analysis;

  /// @param analysis the one that wrote the index, or another of the same version
  public LuceneQueries(Analysis analysis) {
    this.analysis = analysis;
  }

  /// The Lucene query that finds what this query matches.
  public org.apache.lucene.search.Query toLucene(Query query) {
    return translate(analysis.compile(query));
  }

  private static org.apache.lucene.search.Query translate(Compiled query) {
    return switch (query) {
      case Compiled.All _ -> new MatchAllDocsQuery();
      case Compiled.In(var fields, var pattern) ->
          any(fields.stream().map(field -> in(field.word(), pattern)).toList());
      case Compiled.Keyword(Field field, String value) ->
          new TermQuery(new Term(field.word(), value));
      case Compiled.KeywordStart(Field field, String start) ->
          new PrefixQuery(new Term(field.word(), start));
      case Compiled.Either(var parts) -> any(parts.stream().map(p -> translate(p)).toList());
      case Compiled.Both(var parts) -> all(parts);
      case Compiled.No(Compiled part) -> all(List.of(query));
    };
  }

  private static org.apache.lucene.search.Query all(List<Compiled> parts) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    boolean positive = false;
    for (Compiled part : parts) {
      if (part instanceof Compiled.No(Compiled not)) {
        builder.add(translate(not), BooleanClause.Occur.MUST_NOT);
      } else {
        builder.add(translate(part), BooleanClause.Occur.FILTER);
        positive = true;
      }
    }
    if (!positive) {
      builder.add(new MatchAllDocsQuery(), BooleanClause.Occur.FILTER);
    }
    return builder.build();
  }

  private static org.apache.lucene.search.Query any(
      Collection<org.apache.lucene.search.Query> parts) {
    if (parts.size() == 1) {
      return parts.iterator().next();
    }
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    parts.forEach(part -> builder.add(part, BooleanClause.Occur.SHOULD));
    return builder.build();
  }

  private static org.apache.lucene.search.Query in(String field, Compiled.Pattern pattern) {
    return switch (pattern) {
      case Compiled.Pattern.Row(var words) when words.isEmpty() -> new MatchNoDocsQuery("no words");
      case Compiled.Pattern.Row(var words) when words.size() == 1 -> word(field, words.getFirst());
      case Compiled.Pattern.Start(String folded) -> new PrefixQuery(new Term(field, folded));
      case Compiled.Pattern.Row(var words) ->
          new PlaceQuery(
              field, pattern, conjunction(words.stream().map(w -> word(field, w)).toList()));
      case Compiled.Pattern.Close(var left, var right, int _) ->
          new PlaceQuery(
              field, pattern, conjunction(List.of(anyOf(field, left), anyOf(field, right))));
    };
  }

  private static org.apache.lucene.search.Query anyOf(
      String field, List<Compiled.Pattern> patterns) {
    return any(patterns.stream().map(pattern -> in(field, pattern)).toList());
  }

  private static org.apache.lucene.search.Query conjunction(
      List<org.apache.lucene.search.Query> parts) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    parts.forEach(part -> builder.add(part, BooleanClause.Occur.FILTER));
    return builder.build();
  }

  private static org.apache.lucene.search.Query word(String field, Compiled.Word word) {
    Set<BytesRef> terms = word.allTerms().stream().map(BytesRef::new).collect(Collectors.toSet());
    return new TermInSetQuery(field, terms);
  }
}
