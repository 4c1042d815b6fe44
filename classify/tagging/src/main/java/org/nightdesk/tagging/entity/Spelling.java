package org.nightdesk.tagging.entity;

import java.util.Locale;
import org.nightdesk.tagging.words.Words;

/// How a name's capitals have to stand in a text to be that name.
///
/// @param capitalised the words of the name, by bit, that begin with a capital there and have to in
///   the text; none where the file has the name in lower case or the script has no case
/// @param allCapitals whether its first word has to stand in capitals: short rows of capitals (NSO,
///   RCS) are other words in lower case
/// @param joined whether space may not part its words: `i-Soon` is not "Not I, Soon"
record Spelling(long capitalised, boolean allCapitals, boolean joined) {
  private static final int SHORT = 4;

  static Spelling of(String spelling) {
    Words words = Words.of(spelling);
    String plain = spelling.strip();
    if (plain.equals(plain.toLowerCase(Locale.ROOT))) {
      return new Spelling(0, false, false);
    }
    boolean allCapitals = words.size() == 1 && plain.length() <= SHORT && words.isAllCapitals(0);
    long capitalised = 0;
    for (int i = 0; i < Math.min(words.size(), Long.SIZE); i++) {
      capitalised |= words.isCapitalised(i) ? 1L << i : 0;
    }
    return new Spelling(capitalised, allCapitals, isHyphenatedLetter(words));
  }

  /// A single letter joined to a word by a hyphen; parted by a space the two are ordinary words.
  private static boolean isHyphenatedLetter(Words words) {
    return words.size() == 2 && words.end(0) - words.start(0) == 1 && !isParted(words, 0);
  }

  private static boolean isParted(Words words, int at) {
    String between = words.text().substring(words.end(at), words.start(at + 1));
    return between.chars().anyMatch(Character::isWhitespace);
  }

  /// Whether the words from `first` to `last` stand as the name has to.
  boolean fits(Words words, int first, int last) {
    if (allCapitals && !words.isAllCapitals(first)) {
      return false;
    }
    for (int at = first; at <= last; at++) {
      boolean wanted = ((capitalised >> (at - first)) & 1) == 1;
      boolean small = wanted && !words.isCapitalised(at);
      boolean parted = joined && at < last && isParted(words, at);
      if (small || parted) {
        return false;
      }
    }
    return true;
  }
}
