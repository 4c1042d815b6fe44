package org.nightdesk.desk.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The beginning of some bytes as text that can be shown: whatever is no UTF-8, and every character
/// that would do something instead of being seen, becomes a replacement character. Pure.
final class Excerpt {
  /// A screenful.
  static final int BYTES = 2_000;

  /// Control characters except tab and line feed, and those that turn the direction of a line.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}&&[^\\t\\n]]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private Excerpt() {}

  static String of(byte[] bytes) {
    int length = Math.min(bytes.length, BYTES);
    // A character that the cut would halve is left out whole: at most three of its bytes stand
    // before.
    for (int back = 0; back < 4 && length < bytes.length && isInside(bytes[length]); back++) {
      length--;
    }
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return UNSEEN.matcher(text).replaceAll("\ufffd");
  }

  /// Whether a byte goes on with a character of UTF-8.
  private static boolean isInside(byte next) {
    return (next & 0xc0) == 0x80;
  }
}
