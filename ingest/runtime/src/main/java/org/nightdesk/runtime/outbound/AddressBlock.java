package org.nightdesk.runtime.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// A range of addresses: those whose first `bits` bits are those of `first`. Immutable.
final class AddressBlock {
  private final byte[] first;
  private final int bits;

  private AddressBlock(byte[] first, int bits) {
    this.first = first;
    this.bits = bits;
  }

  /// @param text an address, or one with `/bits`
  /// @throws IllegalArgumentException naming the text
  static AddressBlock parse(String text) {
    int slash = text.indexOf('/');
    byte[] first = literal(slash < 0 ? text : text.substring(0, slash)).getAddress();
    int bits = slash < 0 ? first.length * 8 : bits(text, slash + 1);
    if (bits > first.length * 8) {
      throw new IllegalArgumentException("not an address block: " + text);
    }
    return new AddressBlock(first, bits);
  }

  static List<AddressBlock> all(String... texts) {
    return Stream.of(texts).map(AddressBlock::parse).toList();
  }

  /// Reads the usual spelling of an address only; no name is looked up.
  static InetAddress literal(String text) {
    return text.indexOf(':') >= 0 ? Inet6Address.ofLiteral(text) : Inet4Address.ofLiteral(text);
  }

  boolean contains(InetAddress address) {
    return contains(address.getAddress());
  }

  boolean contains(byte[] address) {
    if (address.length != first.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if (((address[i / 8] ^ first[i / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int bits(String text, int at) {
    String digits = text.substring(at);
    if (!digits.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("not an address block: " + text);
    }
    return Integer.parseInt(digits);
  }
}
