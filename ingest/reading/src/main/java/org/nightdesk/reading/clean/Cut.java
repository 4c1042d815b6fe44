package org.nightdesk.reading.clean;

/// Shortens text at the end of a word and marks the cut.
public final class Cut {
  public static final String MARK = " […]";

  /// A word is not searched for farther back than this.
  private static final int BACK = 60;

  private Cut() {}

  /// Returns at most `limit` UTF-16 units, the mark included; `limit` is at least 8.
  public static String at(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int most = limit - MARK.length();
    int end = most;
    for (int i = most; i > Math.max(0, most - BACK); i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        end = i;
        break;
      }
    }
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + MARK;
  }
}
