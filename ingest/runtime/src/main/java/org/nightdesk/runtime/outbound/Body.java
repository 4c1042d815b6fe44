package org.nightdesk.runtime.outbound;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The bytes of a request or an answer; immutable as long as nobody writes into what [#bytes()]
/// returns, which is not copied because it may be megabytes.
public final class Body {
  /// No bytes at all.
  public static final Body EMPTY = new Body(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Wraps these bytes without a copy.
  public static Body of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Body(bytes);
  }

  /// The UTF-8 form of a text.
  public static Body of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes themselves, to be read only.
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  /// The bytes as text; what cannot be decoded becomes U+FFFD.
  public String text(Charset charset) {
    return new String(bytes, charset);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
