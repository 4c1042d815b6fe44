package org.nightdesk.classify.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells whether a headline takes back or mends what was told before, by how it begins:
/// *Correction:*, *[Korrektur]*, *更正：*. Immutable.
final class Correction {
  private final Pattern start;

  Correction() {
    List<String> words = new ArrayList<>();
    for (Lexicon.Line line : Lexicon.lines("corrections.txt")) {
      for (String word : line.rest().split(",", -1)) {
        words.add(Pattern.quote(word.strip()));
      }
    }
    String any = String.join("|", words);
    // Bracketed, or followed by a mark: "Correction officers strike" is no correction.
    this.start =
        Pattern.compile(
            "^\\s*(?:[\\[(【（]\\s*(?:%s)\\s*[\\])】）:]|(?:%s)(?:\\s*[:：|.]|\\s+[-–—]\\s)).*"
                .formatted(any, any),
            Pattern.DOTALL);
  }

  boolean isOne(Telling telling) {
    String title = telling.title().toLowerCase(Locale.ROOT).replace('’', '\'');
    return start.matcher(title).matches();
  }
}
