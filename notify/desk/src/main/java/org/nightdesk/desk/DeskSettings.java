package org.nightdesk.desk;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.nightdesk.runtime.settings.Setting;

/// The settings of the desk.
public final class DeskSettings {
  public static final Setting<String> HOST =
      Setting.text(
          "desk.host",
          "127.0.0.1",
          "Address that the desk listens on; 0.0.0.0 for all, then behind TLS and with desk.url.");

  public static final Setting<Integer> PORT =
      new Setting<>("desk.port", Integer.class, "8600", "Port of the desk; 0: any free one.");

  public static final List<Setting<?>> ALL = List.of(HOST, PORT);

  private DeskSettings() {}

  /// The address of a desk as this machine reaches it. A name becomes a number, which the desk
  /// answers to whatever `desk.url` is.
  ///
  /// @param host as `desk.host` has it; one that stands for all addresses is reached on 127.0.0.1
  public static String address(String host, int port) {
    try {
      InetAddress address = InetAddress.getByName(host);
      String number = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
      String shown =
          address instanceof Inet6Address && !address.isAnyLocalAddress()
              ? "[" + number.replaceFirst("%.*", "") + "]"
              : number;
      return "http://" + shown + ":" + port;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("desk.host is no address of this machine: " + host, e);
    }
  }
}
