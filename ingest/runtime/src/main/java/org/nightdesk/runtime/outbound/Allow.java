package org.nightdesk.runtime.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The setting `outbound.allow`: addresses that the guard lets through although they are not of the
/// open internet. Each entry is an address (`10.1.2.3`), a block (`127.0.0.0/8`) or a host name
/// (`hooks.corp.example`), with `:PORT` behind it or without, which means every port; an IPv6
/// address with a port stands in brackets (`[fd00::7]:8080`). Immutable.
public final class Allow {
  /// No exception at all.
  public static final Allow NOTHING = new Allow(List.of());

  private final List<Entry> entries;

  private Allow(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /// Reads the entries of the setting.
  ///
  /// @throws IllegalArgumentException with one sentence that names the entry
  public static Allow parse(List<String> entries) {
    return new Allow(entries.stream().map(String::strip).map(Allow::entry).toList());
  }

  /// Whether a connection to this address was excepted.
  ///
  /// @param host as it was asked for, lower case
  boolean permits(String host, InetAddress address, int port) {
    return entries.stream().anyMatch(entry -> entry.permits(host, address, port));
  }

  /// @param name lower case; absent when a block is given
  /// @param block absent when a name is given
  /// @param port 0: every port
  private record Entry(@Nullable String name, @Nullable AddressBlock block, int port) {
    boolean permits(String host, InetAddress address, int askedPort) {
      boolean place = block == null ? host.equals(name) : block.contains(address);
      return place && (port == 0 || port == askedPort);
    }
  }

  private static Entry entry(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > bracket && (bracket >= 0 || text.indexOf(':') == colon);
    String place = (hasPort ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
    int port = hasPort ? port(text, text.substring(colon + 1)) : 0;
    if (place.matches("[0-9.]+(/\\d+)?") || place.indexOf(':') >= 0) {
      return new Entry(null, block(text, place), port);
    }
    if (!place.matches("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")) {
      throw wrong(text);
    }
    return new Entry(place.toLowerCase(Locale.ROOT), null, port);
  }

  private static AddressBlock block(String text, String place) {
    try {
      return AddressBlock.parse(place);
    } catch (IllegalArgumentException _) {
      throw wrong(text);
    }
  }

  private static int port(String text, String digits) {
    if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > 65535 || digits.matches("0+")) {
      throw wrong(text);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "outbound.allow: not an address, block or host name with an optional port: " + text);
  }
}
