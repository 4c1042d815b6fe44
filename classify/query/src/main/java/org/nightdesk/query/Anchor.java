package org.nightdesk.query;

import java.util.List;

/// Something that a document must have to match a query, cheap to look up. The cost guesses how
/// many documents have it: the index picks the cheapest.
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

  /// Anchors of which a document that matches has at least one.
  static List<Anchor> of(Compiled query) {
    return switch (query) {
      case Compiled.All _, Compiled.No _, Compiled.KeywordStart _ -> List.of(new Always());
      case Compiled.Keyword(Field field, String value) -> List.of(new KeywordAnchor(field, value));
      case Compiled.In(var _, var pattern) -> of(pattern);
      case Compiled.Both(var parts) -> cheapest(parts.stream().map(Anchor::of).toList());
      case Compiled.Either(var parts) ->
          parts.stream().flatMap(part -> of(part).stream()).distinct().toList();
    };
  }

  private static List<Anchor> of(Compiled.Pattern pattern) {
    return switch (pattern) {
      case Compiled.Pattern.Row(var words) ->
          cheapest(words.stream().map(word -> List.<Anchor>of(anchor(word))).toList());
      case Compiled.Pattern.Start(String folded) -> List.of(new StartAnchor(folded));
      case Compiled.Pattern.Close(var left, var right, int _) ->
          cheapest(List.of(any(left), any(right)));
    };
  }

  private static List<Anchor> any(List<Compiled.Pattern> patterns) {
    return patterns.stream().flatMap(pattern -> of(pattern).stream()).distinct().toList();
  }

  private static Anchor anchor(Compiled.Word word) {
    return new WordAnchor(word, word.common());
  }

  private static List<Anchor> cheapest(List<List<Anchor>> choices) {
    List<Anchor> best = List.of(new Always());
    for (List<Anchor> choice : choices) {
      if (cost(choice) < cost(best)) {
        best = choice;
      }
    }
    return best;
  }

  private static long cost(List<Anchor> anchors) {
    return anchors.stream().mapToLong(Anchor::cost).sum();
  }
}
