package org.nightdesk.tagging.words;

import java.text.Normalizer;

/// One comparable letter for each letter as written: lower case, no accents, no vowel points, and
/// one form for letters that Arabic and Persian keyboards write differently.
///
/// Works on UTF-16 code units. Letters outside the basic plane stay as they are.
final class Folding {
  /// The letter is not compared at all (a combining mark, a soft hyphen).
  static final char DROP = 0;

  private static final char[] TABLE = table();

  private Folding() {}

  static char fold(char c) {
    return TABLE[c];
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int c = 1; c < table.length; c++) {
      table[c] = folded((char) c);
    }
    return table;
  }

  private static char folded(char c) {
    if (isDropped(c)) {
      return DROP;
    }
    // Hangul syllables decompose into letters; they are compared whole.
    if (c < 0x80 || Character.isSurrogate(c) || (c >= 0xAC00 && c <= 0xD7A3)) {
      return Character.toLowerCase(c);
    }
    char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).charAt(0);
    char lower = Character.toLowerCase(Character.isLetterOrDigit(base) ? base : c);
    return switch (lower) {
      case 'ı' -> 'i';
      case 'ς' -> 'σ';
      case 'ł' -> 'l';
      case 'ø' -> 'o';
      case 'đ' -> 'd';
      case 'ى', 'ی' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة' -> 'ه';
      default -> lower;
    };
  }

  private static boolean isDropped(char c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      // Soft hyphen and tatweel stand inside words; the zero-width non-joiner parts them.
      default -> c == '\u00AD' || c == '\u0640';
    };
  }
}
