package org.nightdesk.notify.alert;

import java.util.regex.Pattern;

/// Text of strangers as one harmless line: no line ends, no control characters, nothing that turns
/// the direction of writing round, no half characters. Pure.
public final class Line {
  // Controls, line and paragraph separators, marks that override the direction of writing, zero
  // width marks that begin files; and surrogates that stand alone.
  private static final Pattern HARMFUL =
      Pattern.compile(
          "[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\p{Cs}]+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000]+");

  private Line() {}

  /// The text on one line, at most `max` UTF-16 code units, cut with an ellipsis.
  public static String of(String text, int max) {
    String line = clean(text).strip();
    return line.length() <= max ? line : before(line, max - 1).stripTrailing() + "…";
  }

  /// The same without a cut, and with a space at either end kept, for what stands beside words.
  static String clean(String text) {
    return SPACES.matcher(HARMFUL.matcher(text).replaceAll(" ")).replaceAll(" ");
  }

  /// The first units of a text, never half a character.
  static String before(String text, int units) {
    if (text.length() <= units) {
      return text;
    }
    int end = Math.max(units, 0);
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /// The last units of a text, never half a character.
  static String after(String text, int units) {
    if (text.length() <= units) {
      return text;
    }
    int start = text.length() - units;
    return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
  }
}
