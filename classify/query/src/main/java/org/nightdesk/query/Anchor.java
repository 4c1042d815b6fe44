package org.nightdesk.query;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Something that a document must have to match a query, cheap to look up. The cost guesses how
/// many documents have it, seen by itself; the index also counts how many queries ask for it, since
/// what many ask for is common in what they are asked about.
sealed interface Anchor {
  int cost();

  /// A word of a text, in whatever inflection.
  record WordAnchor(Compiled.Word word, String folded) implements Anchor {
    /// Short words are common, single Han characters are parts of many words.
    @Override
    public int cost() {
      return switch (folded.length()) {
        case 0 -> 0;
        case 1 -> 300;
        case 2 -> 200;
        case 3 -> 100;
        default -> Math.max(10, 80 - 5 * folded.length());
      };
    }
  }

  /// The beginning of a word of a text.
  record StartAnchor(String folded) implements Anchor {
    @Override
    public int cost() {
      return Math.max(30, 400 - 60 * folded.length());
    }
  }

  /// A value of a keyword field.
  record KeywordAnchor(Field field, String value) implements Anchor {
    @Override
    public int cost() {
      return switch (field) {
        case STORY -> 1;
        case ENTITY -> 5;
        case TOPIC -> 10;
        case SOURCE -> 40;
        case LANGUAGE, TITLE, SUMMARY, BODY -> 1_000;
      };
    }
  }

  /// Every document has it.
  record Always() implements Anchor {
    @Override
    public int cost() {
      return 1_000_000;
    }
  }

  /// Every anchor that the query could be filed under.
  static Stream<Anchor> possible(Compiled query) {
    return switch (query) {
      case Compiled.All _, Compiled.No _, Compiled.KeywordStart _ -> Stream.of(new Always());
      case Compiled.Keyword(Field field, String value) ->
          Stream.of(new KeywordAnchor(field, value));
      case Compiled.In(var _, var pattern) -> possible(pattern);
      case Compiled.Both(var parts) -> parts.stream().flatMap(Anchor::possible);
      case Compiled.Either(var parts) -> parts.stream().flatMap(Anchor::possible);
    };
  }

  private static Stream<Anchor> possible(Compiled.Pattern pattern) {
    return switch (pattern) {
      case Compiled.Pattern.Row(var words) -> words.stream().map(Anchor::anchor);
      case Compiled.Pattern.Start(String folded) -> Stream.of(new StartAnchor(folded));
      case Compiled.Pattern.Close(var left, var right, int _) ->
          Stream.concat(left.stream(), right.stream()).flatMap(Anchor::possible);
    };
  }

  /// Anchors of which a document that matches has at least one, as few and rare as can be.
  static List<Anchor> of(Compiled query, ToLongFunction<Anchor> cost) {
    return switch (query) {
      case Compiled.All _, Compiled.No _, Compiled.KeywordStart _ -> List.of(new Always());
      case Compiled.Keyword(Field field, String value) -> List.of(new KeywordAnchor(field, value));
      case Compiled.In(var _, var pattern) -> of(pattern, cost);
      case Compiled.Both(var parts) ->
          cheapest(parts.stream().map(part -> of(part, cost)).toList(), cost);
      case Compiled.Either(var parts) ->
          parts.stream().flatMap(part -> of(part, cost).stream()).distinct().toList();
    };
  }

  private static List<Anchor> of(Compiled.Pattern pattern, ToLongFunction<Anchor> cost) {
    return switch (pattern) {
      case Compiled.Pattern.Row(var words) ->
          cheapest(words.stream().map(word -> List.of(anchor(word))).toList(), cost);
      case Compiled.Pattern.Start(String folded) -> List.of(new StartAnchor(folded));
      case Compiled.Pattern.Close(var left, var right, int _) ->
          cheapest(List.of(any(left, cost), any(right, cost)), cost);
    };
  }

  private static List<Anchor> any(List<Compiled.Pattern> patterns, ToLongFunction<Anchor> cost) {
    return patterns.stream().flatMap(pattern -> of(pattern, cost).stream()).distinct().toList();
  }

  private static Anchor anchor(Compiled.Word word) {
    return new WordAnchor(word, word.common());
  }

  private static List<Anchor> cheapest(List<List<Anchor>> choices, ToLongFunction<Anchor> cost) {
    List<Anchor> best = List.of(new Always());
    for (List<Anchor> choice : choices) {
      if (sum(choice, cost) < sum(best, cost)) {
        best = choice;
      }
    }
    return best;
  }

  private static long sum(List<Anchor> anchors, ToLongFunction<Anchor> cost) {
    return anchors.stream().mapToLong(cost).sum();
  }
}
