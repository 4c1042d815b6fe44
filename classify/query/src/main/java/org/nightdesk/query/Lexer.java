package org.nightdesk.query;

import java.util.ArrayList;
import java.util.List;

/// Cuts a query's text into symbols. Operators are upper-case words; everything else that is not
/// punctuation of the language is text.
final class Lexer {
  /// Editors paste typographic quotes from everywhere.
  private static final String QUOTES = "\"“”„‟";

  private final String text;
  private int at;

  Lexer(String text) {
    this.text = text;
  }

  List<Symbol> symbols() {
    List<Symbol> symbols = new ArrayList<>();
    for (skipSpace(); at < text.length(); skipSpace()) {
      symbols.add(next());
    }
    symbols.add(new Symbol.End(text.length()));
    return symbols;
  }

  private Symbol next() {
    int start = at;
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> one(new Symbol.Open(start));
      case ')' -> one(new Symbol.Close(start));
      case '-' -> minus(start);
      case '=' -> exact(start);
      case ':' ->
          throw new QueryException(
              start, "a colon has no field name before it", "Write for example title:spyware.");
      default -> isQuote(c) ? phrase(false) : word(start);
    };
  }

  private Symbol minus(int start) {
    at++;
    if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
      throw new QueryException(
          start, "a minus stands alone", "Put it directly before what must not match: -airline.");
    }
    return new Symbol.Not(start);
  }

  private Symbol exact(int start) {
    at++;
    if (at < text.length() && isQuote(text.charAt(at))) {
      return phrase(true);
    }
    String word = run();
    if (word.isEmpty()) {
      throw new QueryException(
          start,
          "an equals sign stands alone",
          "Put it directly before a word or phrase: =Hermit.");
    }
    if (word.contains("*")) {
      throw new QueryException(
          start, "a star does not go with exact case", "Leave out the equals sign or the star.");
    }
    requireLetters(start, word);
    return new Symbol.Text(start, word, true);
  }

  private Symbol phrase(boolean exact) {
    int open = at;
    int close = open + 1;
    while (close < text.length() && !isQuote(text.charAt(close))) {
      close++;
    }
    if (close == text.length()) {
      throw new QueryException(
          open, "this quote is never closed", "Put a \" at the end of the phrase.");
    }
    String phrase = text.substring(open + 1, close);
    requireLetters(open, phrase);
    at = close + 1;
    return new Symbol.Text(open, phrase, exact);
  }

  private Symbol word(int start) {
    String word = run();
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
      return new Symbol.Scope(start, field(start, word));
    }
    return switch (word) {
      case "AND" -> new Symbol.And(start);
      case "OR" -> new Symbol.Or(start);
      case "NOT" -> new Symbol.Not(start);
      case "*" -> new Symbol.Star(start);
      default -> nearOrText(start, word);
    };
  }

  private Symbol nearOrText(int start, String word) {
    if (word.equals("NEAR") || word.startsWith("NEAR/")) {
      return new Symbol.Near(start, distance(start, word));
    }
    int star = word.indexOf('*');
    if (star < 0) {
      requireLetters(start, word);
      return new Symbol.Text(start, word, false);
    }
    if (star == 0) {
      throw new QueryException(
          start, "a word may not begin with a star", "Put the star at the end: surveil*.");
    }
    if (star != word.length() - 1) {
      throw new QueryException(
          start + star, "a star may stand only at the end of a word", "Write surveil*.");
    }
    return new Symbol.Start(start, prefix(start, word.substring(0, star)));
  }

  private static String prefix(int start, String letters) {
    if (letters.codePoints().filter(Character::isLetterOrDigit).count() < Limits.PREFIX_LETTERS) {
      throw new QueryException(
          start,
          "too few letters before the star in '" + letters + "*'",
          "Write at least " + Limits.PREFIX_LETTERS + ", better four or more.");
    }
    return letters;
  }

  private static int distance(int start, String word) {
    String digits = word.length() > 5 ? word.substring(5) : "";
    int distance = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
    if (distance < 1 || distance > Limits.NEAR_WORDS) {
      throw new QueryException(
          start,
          "'" + word + "' does not say how near",
          "Write NEAR/5 with a number from 1 to "
              + Limits.NEAR_WORDS
              + "; to search for the word itself, put it in quotes.");
    }
    return distance;
  }

  private static Field field(int start, String name) {
    return Field.of(name)
        .orElseThrow(() ->
            new QueryException(
                start,
                "there is no field '" + name + "'",
                "Fields are title, summary, body, topic, entity, source, language and story;"
                    + " to search for text with a colon, put it in quotes."));
  }

  private void requireLetters(int start, String word) {
    if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new QueryException(
          start,
          "'" + word + "' has neither letters nor digits",
          "Leave it out; operators are written AND, OR and NOT.");
    }
  }

  private String run() {
    int start = at;
    while (at < text.length() && isPartOfWord(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isPartOfWord(char c) {
    return !Character.isWhitespace(c) && !isQuote(c) && c != '(' && c != ')' && c != ':';
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  private Symbol one(Symbol symbol) {
    at++;
    return symbol;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
