package org.nightdesk.runtime.outbound;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/// An address taken apart, with the host as the wire wants it. Whether it may be connected to is
/// not decided here but by [Guard].
///
/// @param host scheme, name and port
/// @param path with the query, as it goes into the request line
/// @param url the whole address in ASCII, without its fragment
record Target(HttpHost host, String path, URI url) {

  // What ends in a number is an address (WHATWG URL), and readers differ on the odd spellings:
  // 0177.0.0.1 is 127.0.0.1 to one and 177.0.0.1 to the other.
  private static final Pattern LOOKS_NUMERIC = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|\\d+)\\.?");
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  /// Says in one sentence why an address cannot be asked.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  static Target of(URI url) throws Refused {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new Refused("only http and https are asked, not: " + cut(scheme));
    }
    @Nullable String authority = url.getRawAuthority();
    if (authority == null || authority.isEmpty()) {
      throw new Refused("the address names no host");
    }
    if (authority.indexOf('@') >= 0) {
      throw new Refused("an address may not carry a user name or a password");
    }
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String name = name(hasPort ? authority.substring(0, colon) : authority);
    int port = hasPort ? port(authority.substring(colon + 1)) : -1;
    String path = path(url);
    String shown = name.indexOf(':') >= 0 ? "[" + name + "]" : name;
    String whole = scheme + "://" + shown + (port < 0 ? "" : ":" + port) + path;
    return new Target(new HttpHost(scheme, name, port), path, uri(whole));
  }

  /// Whether the other address is at the same site: same scheme, host and port.
  boolean sameSite(Target other) {
    return host.getSchemeName().equals(other.host.getSchemeName())
        && host.getHostName().equalsIgnoreCase(other.host.getHostName())
        && port() == other.port();
  }

  private int port() {
    return host.getPort() >= 0 ? host.getPort() : host.getSchemeName().equals("https") ? 443 : 80;
  }

  private static String name(String text) throws Refused {
    if (text.startsWith("[") && text.endsWith("]")) {
      String six = text.substring(1, text.length() - 1);
      if (!six.matches("[0-9A-Fa-f:.]+")) {
        throw new Refused("not a host: " + cut(text));
      }
      return six;
    }
    String ascii;
    try {
      // Also turns full-width digits and ideographic stops into the ones everybody else uses.
      ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw new Refused("not a host: " + cut(text));
    }
    if (!ascii.matches("[a-z0-9._-]{1,253}") || ascii.startsWith(".")) {
      throw new Refused("not a host: " + cut(text));
    }
    if (LOOKS_NUMERIC.matcher(ascii).matches() && !FOUR_NUMBERS.matcher(ascii).matches()) {
      throw new Refused("an address is written as four decimal numbers, not: " + cut(text));
    }
    return ascii;
  }

  private static int port(String digits) throws Refused {
    if (digits.isEmpty()) {
      return -1;
    }
    if (!digits.matches("\\d{1,5}") || digits.matches("0+") || Integer.parseInt(digits) > 65535) {
      throw new Refused("not a port: " + cut(digits));
    }
    return Integer.parseInt(digits);
  }

  private static String path(URI url) throws Refused {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return uri(path.startsWith("//") ? "/." + path + query : path + query)
        .toASCIIString()
        .replaceFirst("^/\\.//", "//");
  }

  private static URI uri(String text) throws Refused {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException _) {
      throw new Refused("not an address: " + cut(text));
    }
  }

  private static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
