package org.nightdesk.query;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.jspecify.annotations.Nullable;

/// The forms of words in one language, remembered, because news repeats its words. Thread-safe.
final class Language {
  /// Words remembered: the two most recent generations of so many, some 3 MB at most. Nine in ten
  /// words of a text are among the few thousand commonest of its language.
  private static final int GENERATION = 4_000;

  /// Up to three letters are abbreviations or not inflected: NSO, EU, has. Not so in Hangul, where
  /// each is a syllable.
  private static final int SHORT = 3;

  private final Locale locale;
  private final String mark;
  private final @Nullable UnaryOperator<TokenStream> filters;
  private final Queue<Stemmer> idle = new ConcurrentLinkedQueue<>();
  private volatile Map<String, Forms> young = new ConcurrentHashMap<>();
  private volatile Map<String, Forms> old = Map.of();

  Language(String code) {
    locale = Locale.forLanguageTag(code);
    mark = Forms.STEM + code + Forms.STEM;
    filters = Languages.STEMMERS.get(code);
  }

  boolean hasStems() {
    return filters != null;
  }

  Forms forms(String word) {
    Map<String, Forms> recent = young;
    Forms known = recent.get(word);
    if (known != null) {
      return known;
    }
    Forms older = old.get(word);
    Forms forms = older == null ? make(word) : older;
    if (recent.size() >= GENERATION) {
      // Two threads that come here at once only forget a little more.
      old = recent;
      recent = new ConcurrentHashMap<>();
      young = recent;
    }
    recent.put(word, forms);
    return forms;
  }

  private Forms make(String word) {
    String folded = Folding.fold(word);
    return Forms.of(folded, Forms.EXACT + Folding.exact(word), stems(word, folded));
  }

  /// Readers leave diacritics out, stemmers want them: the stems of both spellings count. So does
  /// the word itself, because stemmers take letters off words that have no ending: Swedish
  /// `sanktioner` becomes `sanktion`, but `sanktion` becomes `sanktio`.
  private List<String> stems(String word, String folded) {
    if (filters == null || isShort(folded) || hasDigits(folded)) {
      return List.of();
    }
    Stemmer stemmer = idle.poll();
    if (stemmer == null) {
      stemmer = new Stemmer(filters);
    }
    Set<String> stems = new LinkedHashSet<>();
    stems.add(mark + Folding.fold(stemmer.stem(word.toLowerCase(locale))));
    stems.add(mark + Folding.fold(stemmer.stem(folded)));
    stems.add(mark + folded);
    idle.add(stemmer);
    return List.copyOf(stems);
  }

  private static boolean isShort(String folded) {
    return folded.length() <= SHORT
        && folded.codePoints().noneMatch(c -> UnicodeScript.of(c) == UnicodeScript.HANGUL);
  }

  private static boolean hasDigits(String word) {
    return word.codePoints().anyMatch(Character::isDigit);
  }
}
