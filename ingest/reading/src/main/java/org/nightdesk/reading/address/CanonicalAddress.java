package org.nightdesk.reading.address;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form of an address by which an article is known: lower-case scheme and host, no default
/// port, no fragment (but for `#!`, which some sites use as a path), no tracking parameters, no
/// user and password. It can still be visited.
public final class CanonicalAddress {
  private CanonicalAddress() {}

  /// Absent unless it is an http or https address with a host.
  public static Optional<String> of(@Nullable String address) {
    if (!Addresses.isWeb(address) || address == null) {
      return Optional.empty();
    }
    return Addresses.uri(address).filter(uri -> !host(uri).isEmpty()).map(CanonicalAddress::form);
  }

  /// The canonical address without what differs between two feeds of one site: the scheme and a
  /// slash at the end. Ids are made from it.
  public static String key(String canonical) {
    String rest = canonical.substring(canonical.indexOf("//") + 2);
    return "https://" + (rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest);
  }

  /// Whether the address names a whole site and not a page of it.
  public static boolean isSite(String canonical) {
    return Addresses.uri(canonical)
        .map(u -> u.getRawQuery() == null && u.getRawFragment() == null && isRoot(u.getRawPath()))
        .orElse(false);
  }

  private static boolean isRoot(@Nullable String path) {
    return path == null || path.isEmpty() || path.equals("/");
  }

  private static String form(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = query(uri.getRawQuery());
    String fragment = uri.getRawFragment();
    return scheme
        + "://"
        + host(uri)
        + port(scheme, uri)
        + path
        + (query.isEmpty() ? "" : "?" + query)
        + (fragment != null && fragment.startsWith("!") ? "#" + fragment : "");
  }

  /// The host even where `java.net.URI` sees none, as with an underscore in it.
  private static String host(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null) {
      return "";
    }
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = host.endsWith("]") ? -1 : host.lastIndexOf(':');
    String name = colon < 0 ? host : host.substring(0, colon);
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String port(String scheme, URI uri) {
    String authority = uri.getRawAuthority();
    int colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
    String port = colon < authority.lastIndexOf('@') ? "" : authority.substring(colon + 1);
    boolean isDefault =
        colon < 0 || port.isEmpty() || port.equals(scheme.equals("https") ? "443" : "80");
    return isDefault ? "" : ":" + port;
  }

  private static String query(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    return Arrays.stream(raw.split("&", -1))
        .filter(p -> !p.isEmpty() && !Tracking.PARAMETERS.has(name(p)))
        .collect(Collectors.joining("&"));
  }

  private static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return equals < 0 ? parameter : parameter.substring(0, equals);
  }
}
