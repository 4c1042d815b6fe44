package org.nightdesk.reading.xml;

/// Finds its way through what stands before the root element.
public final class Prolog {
  private Prolog() {}

  /// Where the root element's `<` stands; -1 if there is none.
  public static int root(String text) {
    int at = text.indexOf('<');
    while (at >= 0 && at + 1 < text.length()) {
      char next = text.charAt(at + 1);
      if (isNameStart(next)) {
        return at;
      }
      int end = next == '!' || next == '?' ? endOfMarkup(text, at) : at + 1;
      at = end < 0 ? -1 : text.indexOf('<', end);
    }
    return -1;
  }

  /// The name of the element that begins at `at`, as written; empty if none does.
  public static String name(String text, int at) {
    int end = at + 1;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return at < 0 ? "" : text.substring(at + 1, end);
  }

  /// Just behind the comment, CDATA section, instruction or declaration that begins at `at`; -1 if
  /// it never ends.
  static int endOfMarkup(String text, int at) {
    if (text.startsWith("<!--", at)) {
      return behind(text, "-->", at + 4);
    }
    if (text.startsWith("<![CDATA[", at)) {
      return behind(text, "]]>", at + 9);
    }
    if (text.startsWith("<?", at)) {
      return behind(text, "?>", at + 2);
    }
    if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
      return Doctype.end(text, at);
    }
    return behind(text, ">", at + 1);
  }

  private static int behind(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? -1 : found + mark.length();
  }

  static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
  }
}
