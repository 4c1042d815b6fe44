package org.nightdesk.tagging.words;

import java.util.Set;
import java.util.function.Consumer;

/// What a language hangs on a name: endings (`Pegasus` + `em`) and prefixes (`ל` + `פגסוס`),
/// folded.
///
/// @param endings letters that may follow a name
/// @param prefixes letters that may stand before it
public record Inflection(Set<String> endings, Set<String> prefixes) {
  /// Names stand as they are.
  public static final Inflection NONE = new Inflection(Set.of(), Set.of());

  /// A shorter stem would make names of ordinary words.
  private static final int SHORTEST_STEM = 3;

  /// No ending or prefix in the language files is longer.
  private static final int LONGEST_AFFIX = 4;

  public Inflection {
    endings = Set.copyOf(endings);
    prefixes = Set.copyOf(prefixes);
    for (String affix : endings) {
      requireShort(affix);
    }
    for (String affix : prefixes) {
      requireShort(affix);
    }
  }

  private static void requireShort(String affix) {
    if (affix.isEmpty() || affix.length() > LONGEST_AFFIX) {
      throw new IllegalArgumentException("affix is not 1 to 4 letters long: \"" + affix + "\"");
    }
  }

  /// Whether a folded word is a name, or the name with an ending or prefix of this language.
  boolean isFormOf(String word, String name) {
    if (word.equals(name)) {
      return true;
    }
    if (name.length() < SHORTEST_STEM || word.length() <= name.length()) {
      return false;
    }
    if (word.startsWith(name)) {
      return endings.contains(word.substring(name.length()));
    }
    return word.endsWith(name)
        && prefixes.contains(word.substring(0, word.length() - name.length()));
  }

  boolean hasPrefixes() {
    return !prefixes.isEmpty();
  }

  /// Hands over each name that a folded word can be a form of, the word itself not included.
  void stems(String word, Consumer<String> stem) {
    int longest = Math.min(LONGEST_AFFIX, word.length() - SHORTEST_STEM);
    for (int cut = 1; cut <= longest; cut++) {
      int rest = word.length() - cut;
      if (!endings.isEmpty() && endings.contains(word.substring(rest))) {
        stem.accept(word.substring(0, rest));
      }
      if (!prefixes.isEmpty() && prefixes.contains(word.substring(0, cut))) {
        stem.accept(word.substring(cut));
      }
    }
  }
}
