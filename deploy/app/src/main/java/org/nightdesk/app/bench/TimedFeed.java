package org.nightdesk.app.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// A feed that has one more entry each time it is asked, and remembers when the answer that had it
/// first ended.
final class TimedFeed implements AutoCloseable {
  /// More than any reader misses between two polls.
  private static final int SHOWN = 20;

  private final HttpServer server;
  private final Map<Integer, Long> answered = new ConcurrentHashMap<>(); // number -> nanoTime
  private int last;

  TimedFeed() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    int number = ++last;
    byte[] body = document(number).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    answered.put(number, System.nanoTime());
  }

  private static String document(int number) {
    StringBuilder text = new StringBuilder("<rss version='2.0'><channel><title>Figures</title>");
    for (int each = number; each > Math.max(0, number - SHOWN); each--) {
      text.append(
          "<item><title>Figure number %d of this run</title><link>https://figures.example/%d</link><guid>f%d</guid></item>"
              .formatted(each, each, each));
    }
    return text.append("</channel></rss>").toString();
  }

  Optional<Long> answeredAt(int number) {
    return Optional.ofNullable(answered.get(number));
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url() {
    return "http://" + authority() + "/feed.xml";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
