package org.nightdesk.reading.dates;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names of months in the languages of the feeds that localise them.
final class Months {
  private static final Map<String, Integer> NUMBERS = numbers();

  private Months() {}

  /// 1 to 12, or 0 when the word names no month.
  static int number(String word) {
    return NUMBERS.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    List<TextStyle> styles =
        List.of(
            TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE);
    for (String language :
        List.of(
            "en", "de", "fr", "es", "it", "nl", "pt", "pl", "ru", "uk", "el", "hu", "cs", "sv")) {
      for (Month month : Month.values()) {
        for (TextStyle style : styles) {
          String name = month.getDisplayName(style, Locale.of(language)).replace(".", "");
          // English was first, and no other language takes a name from it.
          numbers.putIfAbsent(name.toLowerCase(Locale.ROOT), month.getValue());
        }
      }
    }
    numbers.put("sept", 9);
    numbers.put("mär", 3);
    return Map.copyOf(numbers);
  }
}
