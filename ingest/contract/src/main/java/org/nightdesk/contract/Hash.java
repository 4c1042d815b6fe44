package org.nightdesk.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Short, stable names for long things: the first bytes of SHA-256 over the parts, each ended by a
/// NUL so that `("ab", "c")` and `("a", "bc")` differ.
public final class Hash {
  private Hash() {}

  /// Returns `bytes * 2` lower-case hexadecimal digits.
  ///
  /// @param bytes how many bytes of the digest to keep, 1 to 32
  public static String of(int bytes, String... parts) {
    if (bytes < 1 || bytes > 32) {
      throw new IllegalArgumentException("bytes is not in 1..32: " + bytes);
    }
    MessageDigest digest = sha256();
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, bytes);
  }

  /// Returns the 32 hexadecimal digits that name these bytes.
  public static String ofBytes(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
