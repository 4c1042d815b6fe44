package org.nightdesk.reading.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads addresses leniently: spaces and other letters that a URI does not allow are encoded first.
public final class Addresses {
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}:.*");
  private static final Pattern WEB = Pattern.compile("(?i)https?://.+");
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Addresses() {}

  public static boolean isAbsolute(String address) {
    return ABSOLUTE.matcher(address).matches();
  }

  /// Whether it is an address that a reader can be sent to.
  public static boolean isWeb(@Nullable String address) {
    return address != null
        && uri(address).filter(u -> u.getRawAuthority() != null).isPresent()
        && WEB.matcher(address.strip()).matches();
  }

  /// Makes `stated` absolute where a base is known; else it stays as it is, without white space
  /// around it.
  public static String resolve(@Nullable String base, String stated) {
    String address = stated.strip();
    if (base == null || isAbsolute(address)) {
      return address;
    }
    if (address.isEmpty()) {
      return base;
    }
    Optional<URI> from = uri(base);
    Optional<URI> to = uri(address);
    if (from.isEmpty() || to.isEmpty() || !from.get().isAbsolute() || from.get().isOpaque()) {
      return address;
    }
    return resolved(from.get(), to.get(), address);
  }

  private static String resolved(URI base, URI relative, String address) {
    // java.net.URI follows RFC 2396, where a bare query replaces the last segment of the path.
    if (address.startsWith("?") || address.startsWith("#")) {
      String whole = base.toString();
      int cut = address.startsWith("?") ? firstOf(whole, '?', '#') : firstOf(whole, '#', '#');
      return whole.substring(0, cut) + relative;
    }
    boolean bareHost = base.getRawPath() == null || base.getRawPath().isEmpty();
    URI from =
        bareHost ? uri(base.getScheme() + "://" + base.getRawAuthority() + "/").orElse(base) : base;
    return from.resolve(relative).toString();
  }

  private static int firstOf(String text, char one, char other) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == one || text.charAt(i) == other) {
        return i;
      }
    }
    return text.length();
  }

  /// Absent when it cannot be read as an address at all.
  public static Optional<URI> uri(String address) {
    String text = address.strip();
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException plain) {
      try {
        return Optional.of(new URI(encoded(text)));
      } catch (URISyntaxException e) {
        return Optional.empty();
      }
    }
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean loosePercent =
          c == '%'
              && (i + 2 >= text.length()
                  || Character.digit(text.charAt(i + 1), 16) < 0
                  || Character.digit(text.charAt(i + 2), 16) < 0);
      if (loosePercent || "\"<>\\^`{|} ".indexOf(c) >= 0) {
        out.append('%').append(String.format("%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return BLANK.matcher(out).replaceAll("");
  }
}
