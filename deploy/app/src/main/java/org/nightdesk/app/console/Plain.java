package org.nightdesk.app.console;

/// Text from elsewhere, made fit for a terminal: what a feed says must not move the cursor, colour
/// the screen or turn the line around. Pure.
public final class Plain {
  private Plain() {}

  /// One line: control and direction characters become spaces, runs of white space become one.
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> isUnsafe(c) || Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> c != ' ' || (!line.isEmpty() && line.charAt(line.length() - 1) != ' '))
        .forEach(line::appendCodePoint);
    return line.toString().stripTrailing();
  }

  /// The same within so many columns; what is left out is shown by an ellipsis.
  public static String line(String text, int columns) {
    String line = line(text);
    if (width(line) <= columns) {
      return line;
    }
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      used += columns(c);
      if (used > columns) {
        break;
      }
      cut.appendCodePoint(c);
      i += Character.charCount(c);
    }
    return cut.toString().stripTrailing() + "…";
  }

  /// How many columns a terminal gives the text.
  public static int width(String text) {
    return text.codePoints().map(Plain::columns).sum();
  }

  private static int columns(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default ->
          switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
            default -> 1;
          };
    };
  }

  private static boolean isUnsafe(int c) {
    boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return Character.isISOControl(c) || turns || c == 0x2028 || c == 0x2029;
  }
}
