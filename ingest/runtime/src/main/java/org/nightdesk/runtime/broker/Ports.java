package org.nightdesk.runtime.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports on 127.0.0.1.
public final class Ports {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private Ports() {}

  /// A port that was free a moment ago. Lies below the range from which Linux, macOS and Windows
  /// number the near ends of connections (32768 and up, or 49152), so that no connection takes it
  /// before a server does.
  ///
  /// @throws IOException when a hundred ports at random were all taken
  public static int free() throws IOException {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IOException("no free port was found from %d to %d".formatted(LOWEST, HIGHEST));
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
