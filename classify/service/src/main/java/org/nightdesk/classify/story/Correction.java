package org.nightdesk.classify.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Hash;

/// Tells whether a headline takes back or mends what was told before, by how it begins:
/// *Correction:*, *[Korrektur]*, *更正：*; and which correction it is, by the words that follow.
/// Immutable.
final class Correction {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

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
            "^\\s*(?:[\\[(【（]\\s*(?:%s)\\s*[\\])】）:]|(?:%s)(?:\\s*[:：|.]|\\s+[-–—]\\s))"
                .formatted(any, any),
            Pattern.DOTALL);
  }

  /// Which correction the telling is; absent: none. Two that say the same after their mark are one,
  /// in whichever outlet and however often they come.
  @Nullable String of(Telling telling) {
    String title = telling.title().toLowerCase(Locale.ROOT).replace('’', '\'');
    Matcher mark = start.matcher(title);
    if (!mark.lookingAt()) {
      return null;
    }
    String said = title.substring(mark.end());
    return Hash.of(8, "correction", NO_WORD.matcher(said).replaceAll(" ").strip());
  }
}
