package org.nightdesk.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Decides whether a query matches, and where its words stand. Pure.
final class Evaluation {
  /// Words from one position to another, both included.
  record Place(int first, int last) {}

  private Evaluation() {}

  static boolean matches(Compiled query, AnalyzedDocument document) {
    return switch (query) {
      case Compiled.All _ -> true;
      case Compiled.In(var fields, var pattern) ->
          fields.stream().anyMatch(field -> !places(pattern, field, document).isEmpty());
      case Compiled.Keyword(Field field, String value) -> document.keywords(field).contains(value);
      case Compiled.KeywordStart(Field field, String start) ->
          document.keywords(field).stream().anyMatch(value -> value.startsWith(start));
      case Compiled.Both(var parts) -> parts.stream().allMatch(part -> matches(part, document));
      case Compiled.Either(var parts) -> parts.stream().anyMatch(part -> matches(part, document));
      case Compiled.No(Compiled part) -> !matches(part, document);
    };
  }

  static List<Place> places(Compiled.Pattern pattern, Field field, AnalyzedDocument document) {
    Language language = document.language();
    return places(pattern, document.tokens(field), word -> word.terms(language));
  }

  /// Every place of a pattern; of words near each other, the places of both.
  ///
  /// @param terms the terms that stand for a word in this document
  static List<Place> places(
      Compiled.Pattern pattern,
      Positions positions,
      Function<Compiled.Word, ? extends Iterable<String>> terms) {
    return switch (pattern) {
      case Compiled.Pattern.Row(var words) -> row(words, positions, terms);
      case Compiled.Pattern.Start(String folded) -> singles(merge(positions.startingWith(folded)));
      case Compiled.Pattern.Close(var left, var right, int distance) ->
          close(any(left, positions, terms), any(right, positions, terms), distance);
    };
  }

  private static List<Place> any(
      List<Compiled.Pattern> patterns,
      Positions positions,
      Function<Compiled.Word, ? extends Iterable<String>> terms) {
    List<Place> places = new ArrayList<>();
    patterns.forEach(pattern -> places.addAll(places(pattern, positions, terms)));
    return places;
  }

  private static List<Place> row(
      List<Compiled.Word> words,
      Positions positions,
      Function<Compiled.Word, ? extends Iterable<String>> terms) {
    if (words.isEmpty()) {
      return List.of();
    }
    int[] starts = positions(words.getFirst(), positions, terms);
    for (int i = 1; i < words.size() && starts.length > 0; i++) {
      starts = followed(starts, positions(words.get(i), positions, terms), i);
    }
    List<Place> places = new ArrayList<>(starts.length);
    for (int start : starts) {
      places.add(new Place(start, start + words.size() - 1));
    }
    return places;
  }

  private static int[] followed(int[] starts, int[] next, int by) {
    return Arrays.stream(starts)
        .filter(start -> Arrays.binarySearch(next, start + by) >= 0)
        .toArray();
  }

  private static int[] positions(
      Compiled.Word word,
      Positions positions,
      Function<Compiled.Word, ? extends Iterable<String>> terms) {
    List<int[]> found = new ArrayList<>();
    for (String term : terms.apply(word)) {
      int[] at = positions.of(term);
      if (at.length > 0) {
        found.add(at);
      }
    }
    return merge(found);
  }

  private static int[] merge(List<int[]> sorted) {
    if (sorted.size() == 1) {
      return sorted.getFirst();
    }
    return sorted.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
  }

  private static List<Place> singles(int[] positions) {
    List<Place> places = new ArrayList<>(positions.length);
    for (int position : positions) {
      places.add(new Place(position, position));
    }
    return places;
  }

  /// Looks only at what can be near: the work grows with the text, not with its square.
  private static List<Place> close(List<Place> left, List<Place> right, int distance) {
    List<Place> sorted = right.stream().sorted(Comparator.comparingInt(Place::first)).toList();
    int longest = sorted.stream().mapToInt(place -> place.last() - place.first()).max().orElse(0);
    Set<Place> places = new LinkedHashSet<>();
    for (Place one : left) {
      int from = firstFrom(sorted, one.first() - distance - longest);
      for (int i = from; i < sorted.size(); i++) {
        Place other = sorted.get(i);
        if (other.first() > one.last() + distance) {
          break;
        }
        if (distance(one, other) <= distance) {
          places.add(one);
          places.add(other);
        }
      }
    }
    return List.copyOf(places);
  }

  private static int firstFrom(List<Place> sorted, int position) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).first() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// From the end of the first to the beginning of the second; 0 where they overlap.
  private static int distance(Place one, Place other) {
    return Math.max(0, Math.max(one.first() - other.last(), other.first() - one.last()));
  }
}
