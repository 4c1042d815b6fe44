package org.nightdesk.runtime.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports on 127.0.0.1.
public final class Ports {
  private Ports() {}

  /// A port that was free a moment ago.
  public static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Whether somebody can listen on that port now.
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
