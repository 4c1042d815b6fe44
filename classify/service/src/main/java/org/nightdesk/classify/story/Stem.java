package org.nightdesk.classify.story;

import java.util.Set;

/// The beginning of a word, in place of its inflected forms.
///
/// Cutting is coarser than the stemmers of the query engine and on purpose so: it is one rule for
/// all languages, so that a name keeps its term from one language to the next. It decides nothing
/// alone; two tellings need several rare terms in common.
final class Stem {
  /// Their names change the last letter from case to case: *Rosja, Rosji, Rosję*.
  private static final Set<String> SLAVIC =
      Set.of("pl", "cs", "sk", "ru", "uk", "be", "bg", "sr", "hr", "sl");

  private Stem() {}

  static String of(String lower, String language) {
    if (Character.isDigit(lower.charAt(0)) || language.equals("vi")) {
      return lower; // Vietnamese does not inflect
    }
    String word =
        lower.length() > 3 && lower.endsWith("s") && !lower.endsWith("ss")
            ? lower.substring(0, lower.length() - 1)
            : lower;
    int length = word.length();
    return length <= 5 ? word : word.substring(0, length <= 7 ? 5 : 6);
  }

  /// Whether a word of five letters may be a form of a word with another last letter.
  static boolean bends(String lower, String language) {
    return lower.length() == 5 && SLAVIC.contains(language) && !Character.isDigit(lower.charAt(0));
  }
}
