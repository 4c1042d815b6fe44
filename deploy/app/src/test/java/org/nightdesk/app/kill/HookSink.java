package org.nightdesk.app.kill;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A webhook receiver that keeps what it accepts.
public final class HookSink implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("Serial number (\\d{5})");

  private final HttpServer server;
  private final List<Received> received = new ArrayList<>();

  /// One accepted message.
  ///
  /// @param id what a receiver tells repetitions by
  /// @param number of the item that it is about
  public record Received(String id, int number) {}

  public HookSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Matcher matcher = NUMBER.matcher(body);
          accept(new Received(id, matcher.find() ? Integer.parseInt(matcher.group(1)) : -1));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  private synchronized void accept(Received message) {
    received.add(message);
  }

  public synchronized List<Received> received() {
    return List.copyOf(received);
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
