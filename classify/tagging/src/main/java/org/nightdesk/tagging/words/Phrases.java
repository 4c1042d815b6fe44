package org.nightdesk.tagging.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Many phrases, found where they begin. A phrase is a row of folded words; a word that ends in `*`
/// stands for all words that begin so. Immutable; thread-safe.
///
/// @param <V> what a phrase stands for
public final class Phrases<V> {
  private final Map<String, List<Entry<V>>> whole;
  private final Map<String, List<Entry<V>>> beginnings;
  private final int longestBeginning;
  private final BitSet firstLetters = new BitSet();
  private final BitSet firstPairs = new BitSet();

  /// A phrase that begins at the place asked for.
  ///
  /// @param value what it stands for
  /// @param length in words
  public record Found<V>(V value, int length) {}

  private record Entry<V>(List<Part> parts, V value) {}

  private record Part(String letters, boolean open) {}

  private Phrases(Map<String, List<Entry<V>>> whole, Map<String, List<Entry<V>>> beginnings) {
    // Asked for every word of every text, where a HashMap answers faster than Map.copyOf.
    this.whole = new HashMap<>(whole);
    this.beginnings = new HashMap<>(beginnings);
    whole.keySet().forEach(word -> firstPairs.set(pair(word)));
    this.longestBeginning = beginnings.keySet().stream().mapToInt(String::length).max().orElse(0);
    beginnings.keySet().forEach(letters -> firstLetters.set(letters.charAt(0)));
  }

  /// Collects phrases.
  ///
  /// @param <V> what a phrase stands for
  public static final class Builder<V> {
    private final Map<String, List<Entry<V>>> whole = new HashMap<>();
    private final Map<String, List<Entry<V>>> beginnings = new HashMap<>();

    /// Adds a phrase as an editor writes it, for example `zero day*`.
    ///
    /// @throws IllegalArgumentException if it has no word
    public void add(String phrase, V value) {
      List<Part> parts = parts(phrase);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("no word in \"" + phrase + "\"");
      }
      Part first = parts.getFirst();
      (first.open() ? beginnings : whole)
          .computeIfAbsent(first.letters(), letters -> new ArrayList<>(1))
          .add(new Entry<>(parts, value));
    }

    public Phrases<V> build() {
      return new Phrases<>(whole, beginnings);
    }

    private static List<Part> parts(String phrase) {
      Words words = Words.of(phrase);
      List<Part> parts = new ArrayList<>(words.size());
      for (int i = 0; i < words.size(); i++) {
        int end = words.end(i);
        boolean open = end < phrase.length() && phrase.charAt(end) == '*';
        parts.add(new Part(words.folded(i), open));
      }
      return List.copyOf(parts);
    }
  }

  /// Hands over each phrase that begins at the word `at`.
  public void at(Words words, int at, Inflection inflection, Consumer<Found<V>> found) {
    String word = words.folded(at);
    offer(whole.get(word), words, at, inflection, found);
    // Most words begin as none does, and cost nothing more.
    if (inflection.hasPrefixes() || firstPairs.get(pair(word))) {
      inflection.stems(word, stem -> offer(whole.get(stem), words, at, inflection, found));
    }
    int longest = firstLetters.get(word.charAt(0)) ? longestBeginning : 0;
    for (int length = Math.min(longest, word.length()); length > 0; length--) {
      offer(beginnings.get(word.substring(0, length)), words, at, inflection, found);
    }
  }

  private static int pair(String word) {
    return (word.charAt(0) * 31 + (word.length() > 1 ? word.charAt(1) : 0)) & 0xFFFF;
  }

  private static <V> void offer(
      @Nullable List<Entry<V>> entries,
      Words words,
      int at,
      Inflection inflection,
      Consumer<Found<V>> found) {
    if (entries == null) {
      return;
    }
    for (Entry<V> entry : entries) {
      if (restMatches(entry.parts(), words, at, inflection)) {
        found.accept(new Found<>(entry.value(), entry.parts().size()));
      }
    }
  }

  private static boolean restMatches(List<Part> parts, Words words, int at, Inflection inflection) {
    if (at + parts.size() > words.size()) {
      return false;
    }
    for (int i = 1; i < parts.size(); i++) {
      Part part = parts.get(i);
      String word = words.folded(at + i);
      boolean same =
          part.open() ? word.startsWith(part.letters()) : inflection.isFormOf(word, part.letters());
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
