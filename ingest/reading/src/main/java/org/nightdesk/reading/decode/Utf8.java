package org.nightdesk.reading.decode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What can be told of bytes by looking at them as UTF-8.
final class Utf8 {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private Utf8() {}

  static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isValid(byte[] bytes) {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /// Whether a few bad bytes, as a text cut in the middle of a letter has them, stand among good
  /// sequences: then replacing the bad ones harms less than misreading all others.
  static boolean isMostlyValid(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long bad = text.chars().filter(c -> c == 0xFFFD).count();
    long good = text.chars().filter(c -> c > 0x7F && c != 0xFFFD).count();
    return bad * 4 < good;
  }

  /// Undoes UTF-8 that was taken for Windows-1252 and encoded again. Text that goes back into
  /// Windows-1252 without loss and is then valid UTF-8 beyond ASCII was hardly meant to be anything
  /// else.
  static Optional<String> undone(String text) {
    if (text.chars().noneMatch(c -> c >= 0xC2 && c <= 0xF4)) {
      return Optional.empty();
    }
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      int b = windowsByte(text.charAt(i));
      if (b < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) b;
    }
    return isValid(bytes) && !isAscii(bytes)
        ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static int windowsByte(char c) {
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF)) {
      return c;
    }
    // The five holes of Windows-1252 pass as the control characters of the same number.
    if (c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D) {
      return c;
    }
    if (c < 0xA0 || c > 0x2122) {
      return -1;
    }
    ByteBuffer encoded = WINDOWS_1252.encode(CharBuffer.wrap(new char[] {c}));
    int b = encoded.get(0) & 0xFF;
    return b == '?' ? -1 : b;
  }
}
