package org.nightdesk.query;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Takes beginnings or endings off where Lucene has no stemmer: plain lists, longest first, and
/// never more than leaves a word.
final class Affixes extends TokenFilter {
  /// Case endings of Ukrainian nouns and adjectives.
  private static final List<String> UKRAINIAN =
      List.of(
          "ами", "ями", "ими", "іми", "ього", "ьому", "ого", "ому", "ової", "єю", "ею", "ою", "ією",
          "ам", "ям", "ах", "ях", "ом", "ем", "єм", "ів", "їв", "ій", "ий", "їй", "их", "іх", "їх",
          "им", "ім", "а", "я", "о", "е", "є", "і", "ї", "и", "у", "ю", "й", "ь");

  /// Particles that Korean writes to the word before.
  private static final List<String> KOREAN =
      List.of(
          "에서는", "으로는", "에서", "에게", "으로", "까지", "부터", "들이", "들을", "들의", "들은", "은", "는", "이", "가",
          "을", "를", "의", "에", "로", "와", "과", "도", "만", "들");

  private static final Pattern UKRAINIAN_ENDING = ending(4, UKRAINIAN);
  private static final Pattern KOREAN_ENDING = ending(2, KOREAN);
  private static final Pattern DUTCH_ENDING = Pattern.compile("(?<=.{3}ie)s$");

  /// And, the, in, to, from, that, as: written to the word after, `and` before any other.
  private static final Pattern HEBREW_BEGINNING = Pattern.compile("^ו?[הבלמשכ](?=.{4})|^ו(?=.{4})");

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final Pattern affix;

  private Affixes(TokenStream in, Pattern affix) {
    super(in);
    this.affix = affix;
  }

  static TokenStream ukrainian(TokenStream in) {
    return new Affixes(in, UKRAINIAN_ENDING);
  }

  static TokenStream korean(TokenStream in) {
    return new Affixes(in, KOREAN_ENDING);
  }

  static TokenStream hebrew(TokenStream in) {
    return new Affixes(in, HEBREW_BEGINNING);
  }

  /// The plural of `sanctie`, which the Snowball stemmer leaves alone.
  static TokenStream dutch(TokenStream in) {
    return new Affixes(in, DUTCH_ENDING);
  }

  private static Pattern ending(int letters, List<String> endings) {
    String longestFirst =
        endings.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .collect(Collectors.joining("|"));
    return Pattern.compile("(?<=.{" + letters + "})(?:" + longestFirst + ")$");
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    Matcher found = affix.matcher(term);
    if (found.find()) {
      String rest = found.replaceFirst("");
      term.setEmpty().append(rest);
    }
    return true;
  }
}
