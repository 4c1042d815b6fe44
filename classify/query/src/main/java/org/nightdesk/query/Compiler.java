package org.nightdesk.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes queries ready for evaluation.
final class Compiler {
  private final Analysis analysis;

  Compiler(Analysis analysis) {
    this.analysis = analysis;
  }

  Compiled compile(Query query) {
    return compile(query, null);
  }

  private Compiled compile(Query query, @Nullable Field scope) {
    return switch (query) {
      case Query.Everything _ ->
          scope == null ? new Compiled.All() : new Compiled.KeywordStart(scope, "");
      case Query.Words(String text, boolean _) ->
          scope == null || scope.isText()
              ? new Compiled.In(fields(scope), pattern(query))
              : new Compiled.Keyword(scope, Folding.keyword(text));
      case Query.Prefix(String text) ->
          scope == null || scope.isText()
              ? new Compiled.In(fields(scope), pattern(query))
              : new Compiled.KeywordStart(scope, Folding.keyword(text));
      case Query.Near _ -> new Compiled.In(fields(scope), pattern(query));
      case Query.Scope(Field field, Query inner) -> compile(inner, field);
      case Query.And(var parts) -> new Compiled.Both(compile(parts, scope));
      case Query.Or(var parts) -> new Compiled.Either(compile(parts, scope));
      case Query.Not(Query inner) -> new Compiled.No(compile(inner, scope));
    };
  }

  private List<Compiled> compile(List<Query> parts, @Nullable Field scope) {
    return parts.stream().map(part -> compile(part, scope)).toList();
  }

  private static List<Field> fields(@Nullable Field scope) {
    return scope == null ? Field.TEXTS : List.of(scope);
  }

  private Compiled.Pattern pattern(Query query) {
    return switch (query) {
      case Query.Words(String text, boolean exact) -> new Compiled.Pattern.Row(row(text, exact));
      case Query.Prefix(String text) -> new Compiled.Pattern.Start(Folding.fold(text));
      case Query.Near(Query left, Query right, int distance) ->
          new Compiled.Pattern.Close(patterns(left), patterns(right), distance);
      case Query.Everything _, Query.Scope _, Query.And _, Query.Or _, Query.Not _ ->
          throw new IllegalArgumentException("not within one field: " + query);
    };
  }

  private List<Compiled.Pattern> patterns(Query query) {
    return query instanceof Query.Or(var parts)
        ? parts.stream().map(this::pattern).toList()
        : List.of(pattern(query));
  }

  private List<Compiled.Word> row(String text, boolean exact) {
    List<Compiled.Word> words = new ArrayList<>();
    for (String word : analysis.words(text)) {
      words.add(exact ? new ExactWord(exactTerm(word)) : new AnyWord(word, analysis));
    }
    return words;
  }

  private String exactTerm(String word) {
    return analysis.language("und").forms(word).exact();
  }

  private record ExactWord(String term) implements Compiled.Word {
    @Override
    public String common() {
      return term;
    }

    @Override
    public List<String> terms(Language language) {
      return List.of(term);
    }

    @Override
    public Set<String> allTerms() {
      return Set.of(term);
    }
  }

  private record AnyWord(String word, Analysis analysis) implements Compiled.Word {
    @Override
    public String common() {
      return analysis.language("und").forms(word).folded();
    }

    @Override
    public List<String> terms(Language language) {
      Forms forms = language.forms(word);
      List<String> terms = new ArrayList<>(forms.stems());
      terms.add(forms.folded());
      return terms;
    }

    @Override
    public Set<String> allTerms() {
      Set<String> terms = new LinkedHashSet<>();
      terms.add(common());
      for (String code : Analysis.stemmed()) {
        terms.addAll(analysis.language(code).forms(word).stems());
      }
      return terms;
    }
  }
}
