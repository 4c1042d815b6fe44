package org.nightdesk.app.kill;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A webhook receiver that keeps what it accepts.
public final class HookSink implements AutoCloseable {
  private final HttpServer server;
  private final List<Arrival> arrivals = new ArrayList<>();

  public HookSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          accept(Arrival.of(id, body));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private synchronized void accept(Arrival arrival) {
    arrivals.add(arrival);
  }

  public synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
