package org.nightdesk.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the words that made a query match.
final class Spans {
  private Spans() {}

  static List<Span> of(Compiled query, AnalyzedDocument document) {
    if (!Evaluation.matches(query, document)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    for (Field field : Field.TEXTS) {
      Set<Evaluation.Place> places = new LinkedHashSet<>();
      collect(query, field, document, places);
      places.stream()
          .sorted(
              Comparator.comparingInt(Evaluation.Place::first)
                  .thenComparingInt(Evaluation.Place::last))
          .map(place -> document.tokens(field).span(field, place.first(), place.last()))
          .forEach(spans::add);
    }
    return List.copyOf(spans);
  }

  private static void collect(
      Compiled query, Field field, AnalyzedDocument document, Set<Evaluation.Place> into) {
    switch (query) {
      case Compiled.In(var fields, var pattern) -> {
        if (fields.contains(field)) {
          into.addAll(Evaluation.places(pattern, field, document));
        }
      }
      case Compiled.Both(var parts) -> parts.forEach(part -> collect(part, field, document, into));
      case Compiled.Either(var parts) ->
          parts.stream()
              .filter(part -> Evaluation.matches(part, document))
              .forEach(part -> collect(part, field, document, into));
      case Compiled.All _, Compiled.Keyword _, Compiled.KeywordStart _, Compiled.No _ -> {}
    }
  }
}
