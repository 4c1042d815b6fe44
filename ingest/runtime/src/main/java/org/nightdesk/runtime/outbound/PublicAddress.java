package org.nightdesk.runtime.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Tells whether an address belongs to the open internet: global unicast in the IANA registries for
/// special addresses (RFC 6890), also when an IPv4 address is wrapped in an IPv6 one. Pure.
final class PublicAddress {
  private static final List<AddressBlock> CLOSED_4 =
      AddressBlock.all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final AddressBlock GLOBAL_6 = AddressBlock.parse("2000::/3");

  private static final AddressBlock COMPATIBLE = AddressBlock.parse("::/96");
  private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96");
  private static final AddressBlock SIX_TO_FOUR = AddressBlock.parse("2002::/16");
  private static final AddressBlock TEREDO = AddressBlock.parse("2001::/32");

  // Asked after Teredo, which is a part of the first.
  private static final List<AddressBlock> CLOSED_6 =
      AddressBlock.all("2001::/23", "2001:db8::/32", "3fff::/20");

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? four(bytes, 0, false) : six(bytes);
  }

  /// Whether the four bytes from `at` on, each inverted if asked, are a public IPv4 address.
  private static boolean four(byte[] bytes, int at, boolean inverted) {
    byte[] four = new byte[4];
    for (int i = 0; i < 4; i++) {
      four[i] = (byte) (inverted ? ~bytes[at + i] : bytes[at + i]);
    }
    return CLOSED_4.stream().noneMatch(block -> block.contains(four));
  }

  private static boolean six(byte[] bytes) {
    if (COMPATIBLE.contains(bytes) || NAT64.contains(bytes)) {
      return four(bytes, 12, false);
    }
    if (SIX_TO_FOUR.contains(bytes)) {
      return four(bytes, 2, false);
    }
    if (TEREDO.contains(bytes)) {
      return four(bytes, 4, false) && four(bytes, 12, true);
    }
    return GLOBAL_6.contains(bytes)
        && CLOSED_6.stream().noneMatch(block -> block.contains(bytes))
        && (!isIsatap(bytes) || four(bytes, 12, false));
  }

  /// RFC 5214: interface id `0000:5efe` or `0200:5efe`, then the IPv4 address.
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
  }
}
