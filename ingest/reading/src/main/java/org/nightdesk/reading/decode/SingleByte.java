package org.nightdesk.reading.decode;

import java.nio.charset.Charset;

/// Which set of one byte a character a text is written in when nothing says so: Windows-1252,
/// unless it is plainly Cyrillic. Pure.
///
/// In the languages of Western Europe letters beyond ASCII stand alone between others; in Cyrillic
/// text they stand beside each other, word after word. Windows-1251 has its small letters, the most
/// of any text, where KOI8-R has its capitals, and the other way round.
final class SingleByte {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset CYRILLIC = Charset.forName("windows-1251");
  private static final Charset CYRILLIC_OF_UNIX = Charset.forName("KOI8-R");

  /// Fewer letters say nothing.
  private static final int ENOUGH = 12;

  private SingleByte() {}

  static Charset of(byte[] bytes) {
    int letters = 0;
    int beside = 0;
    int upperHalf = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (isLetter(bytes, i)) {
        letters++;
        beside += isLetter(bytes, i - 1) || isLetter(bytes, i + 1) ? 1 : 0;
        upperHalf += (bytes[i] & 0xFF) >= 0xE0 ? 1 : 0;
      }
    }
    if (letters < ENOUGH || beside * 10 < letters * 9) {
      return WESTERN;
    }
    return upperHalf * 2 >= letters ? CYRILLIC : CYRILLIC_OF_UNIX;
  }

  private static boolean isLetter(byte[] bytes, int i) {
    return i >= 0 && i < bytes.length && (bytes[i] & 0xFF) >= 0xC0;
  }
}
