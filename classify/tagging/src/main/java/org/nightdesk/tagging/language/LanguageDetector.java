package org.nightdesk.tagging.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.tagging.words.Words;

/// Tells the language of a text. Thread-safe; the same text and the same hint give the same answer.
public final class LanguageDetector {
  /// Where the beginning of a text is enough.
  private static final int LETTERS_LOOKED_AT = 600;

  private static final int WORDS_LOOKED_AT = 120;

  /// Two common words can be shared with a neighbour or belong to a name; three seldom are.
  private static final int ENOUGH_COMMON_WORDS = 3;

  /// How far ahead of the next language the winner must be.
  private static final double CLEAR_LEAD = 1.4;

  /// A Japanese text in which one letter in ten is kana is written in Chinese characters for the
  /// rest.
  private static final double KANA_SHARE = 0.1;

  private final Languages languages;
  private final LanguageModel model = new LanguageModel();

  public LanguageDetector(Languages languages) {
    this.languages = languages;
  }

  /// Returns a BCP 47 language without region, or `und`.
  ///
  /// @param texts the fields of one item, most telling first
  /// @param stated what the feed says of itself; often wrong, so it only breaks ties
  public String detect(List<Words> texts, @Nullable String stated) {
    String hint = primary(stated);
    Map<UnicodeScript, Integer> scripts = scripts(texts);
    int letters = scripts.values().stream().mapToInt(Integer::intValue).sum();
    if (letters == 0) {
      return hint;
    }
    UnicodeScript script = mainScript(scripts, letters);
    String owner = languages.owner(script);
    if (!owner.equals(Languages.UNKNOWN)) {
      return owner;
    }
    String common = byCommonWords(texts, hint);
    if (!common.equals(Languages.UNKNOWN)) {
      return common;
    }
    return model.detect(beginning(texts), script, hint);
  }

  private String byCommonWords(List<Words> texts, String hint) {
    Map<String, Integer> hits = commonWords(texts);
    String best = Languages.UNKNOWN;
    int most = 0;
    int next = 0;
    for (Map.Entry<String, Integer> entry : hits.entrySet()) {
      int count = entry.getValue();
      boolean wins = count > most || (count == most && entry.getKey().equals(hint));
      next = wins ? most : Math.max(next, count);
      best = wins ? entry.getKey() : best;
      most = wins ? count : most;
    }
    // The feed's own language needs less: one that also fits the words is very likely right.
    boolean stated = best.equals(hint) && most >= 2 && most >= next;
    boolean clear = most >= ENOUGH_COMMON_WORDS && most >= next * CLEAR_LEAD;
    return stated || clear ? best : Languages.UNKNOWN;
  }

  private Map<String, Integer> commonWords(List<Words> texts) {
    Map<String, Integer> hits = new HashMap<>();
    int left = WORDS_LOOKED_AT;
    for (Words words : texts) {
      for (int i = 0; i < words.size() && left > 0; i++, left--) {
        for (String language : languages.withCommonWord(words.folded(i))) {
          hits.merge(language, 1, Integer::sum);
        }
      }
    }
    return hits;
  }

  private static Map<UnicodeScript, Integer> scripts(List<Words> texts) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    int left = LETTERS_LOOKED_AT;
    for (Words words : texts) {
      String text = words.text();
      for (int at = 0; at < text.length() && left > 0; at++) {
        char c = text.charAt(at);
        if (Character.isLetter(c)) {
          left--;
          counts.merge(script(c), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /// The platform's answer, quick for the commonest letters.
  private static UnicodeScript script(char letter) {
    return letter < 0x80 ? UnicodeScript.LATIN : UnicodeScript.of(letter);
  }

  private static UnicodeScript mainScript(Map<UnicodeScript, Integer> counts, int letters) {
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    if (kana > letters * KANA_SHARE) {
      return UnicodeScript.HIRAGANA;
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }

  private static String beginning(List<Words> texts) {
    StringBuilder joined = new StringBuilder();
    for (Words words : texts) {
      joined.append(words.text()).append(' ');
      if (joined.length() >= LETTERS_LOOKED_AT) {
        break;
      }
    }
    joined.setLength(Math.min(joined.length(), LETTERS_LOOKED_AT));
    return joined.toString();
  }

  /// `pl` of `pl-PL`; what is no language becomes `und`.
  private static String primary(@Nullable String stated) {
    if (stated == null) {
      return Languages.UNKNOWN;
    }
    String language = Locale.forLanguageTag(stated.strip().replace('_', '-')).getLanguage();
    return language.isEmpty() ? Languages.UNKNOWN : language;
  }
}
