package org.nightdesk.reading.decode;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns bytes into text; never fails, since Windows-1252 gives every byte a letter.
public final class Decode {
  /// Far enough for an XML declaration or a page's `meta`, which HTML wants within 1,024 bytes.
  private static final int HEAD = 2048;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private static final Pattern STATED =
      Pattern.compile(
          "(?i)(?:<\\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");
  private static final Pattern HEADER =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})");

  private Decode() {}

  /// Weighs the evidence and decodes all bytes.
  ///
  /// @param contentType the HTTP header, if there was one
  public static Decoded text(byte[] bytes, @Nullable String contentType) {
    Marked marked = byteOrderMark(bytes);
    if (marked != null) {
      return decoded(bytes, marked.skip(), marked.charset(), false);
    }
    Charset wide = wideWithoutMark(bytes);
    if (wide != null) {
      return decoded(bytes, 0, wide, false);
    }
    Optional<Charset> header = match(HEADER, contentType == null ? "" : contentType);
    Optional<Charset> declared = match(STATED, head(bytes));
    Charset stated = header.or(() -> declared).orElse(StandardCharsets.UTF_8);
    if (Utf8.isValid(bytes)) {
      boolean ascii = Utf8.isAscii(bytes);
      // ISO-2022 and its like look like ASCII, so pure ASCII proves nothing about them.
      if (ascii && isEscaped(stated)) {
        return decoded(bytes, 0, stated, false);
      }
      boolean other = !ascii && !stated.equals(StandardCharsets.UTF_8);
      return twice(decoded(bytes, 0, StandardCharsets.UTF_8, other));
    }
    for (Charset candidate : List.of(stated, declared.orElse(stated))) {
      Charset usable = widened(candidate);
      if (!isUnicode(usable) && decodesCleanly(bytes, usable)) {
        return decoded(bytes, 0, usable, !candidate.equals(stated));
      }
    }
    if (stated.equals(StandardCharsets.UTF_8) && Utf8.isMostlyValid(bytes)) {
      return decoded(bytes, 0, StandardCharsets.UTF_8, true);
    }
    return decoded(bytes, 0, SingleByte.of(bytes), true);
  }

  private record Marked(Charset charset, int skip) {}

  private static @Nullable Marked byteOrderMark(byte[] b) {
    if (starts(b, 0xEF, 0xBB, 0xBF)) {
      return new Marked(StandardCharsets.UTF_8, 3);
    }
    if (starts(b, 0, 0, 0xFE, 0xFF)) {
      return new Marked(UTF_32BE, 4);
    }
    if (starts(b, 0xFF, 0xFE, 0, 0)) {
      return new Marked(UTF_32LE, 4);
    }
    if (starts(b, 0xFE, 0xFF)) {
      return new Marked(StandardCharsets.UTF_16BE, 2);
    }
    return starts(b, 0xFF, 0xFE) ? new Marked(StandardCharsets.UTF_16LE, 2) : null;
  }

  /// A document begins with `<` or `{`; where the zero bytes stand around it tells the width.
  private static @Nullable Charset wideWithoutMark(byte[] b) {
    for (int first : new int[] {'<', '{'}) {
      if (starts(b, 0, 0, 0, first)) {
        return UTF_32BE;
      }
      if (starts(b, first, 0, 0, 0)) {
        return UTF_32LE;
      }
      if (starts(b, 0, first, 0)) {
        return StandardCharsets.UTF_16BE;
      }
      if (starts(b, first, 0) && b.length > 3 && b[3] == 0) {
        return StandardCharsets.UTF_16LE;
      }
    }
    return null;
  }

  private static boolean starts(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
  }

  private static Optional<Charset> match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? named(matcher.group(1)) : Optional.empty();
  }

  private static Optional<Charset> named(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  /// What browsers do: the older sets are read as the larger ones that contain them.
  private static Charset widened(Charset charset) {
    return switch (charset.name().toUpperCase(Locale.ROOT)) {
      case "US-ASCII", "ISO-8859-1" -> WINDOWS_1252;
      case "GB2312" -> Charset.forName("GB18030");
      default -> charset;
    };
  }

  private static boolean isUnicode(Charset charset) {
    return charset.name().startsWith("UTF-") || charset.name().startsWith("X-UTF");
  }

  private static boolean isEscaped(Charset charset) {
    return charset.name().toUpperCase(Locale.ROOT).contains("ISO-2022");
  }

  private static boolean decodesCleanly(byte[] bytes, Charset charset) {
    return charset.equals(WINDOWS_1252)
        || new String(bytes, charset).chars().filter(c -> c == 0xFFFD).limit(1).count() == 0;
  }

  private static Decoded decoded(byte[] bytes, int skip, Charset charset, boolean notAsStated) {
    String text =
        charset
            .newDecoder()
            .charset()
            .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
            .toString();
    return new Decoded(text, charset.name(), notAsStated ? List.of("charset") : List.of());
  }

  private static Decoded twice(Decoded once) {
    return Utf8.undone(once.text())
        .map(text -> new Decoded(text, once.charset(), List.of("encoded-twice")))
        .orElse(once);
  }
}
