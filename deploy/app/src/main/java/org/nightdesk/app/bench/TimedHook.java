package org.nightdesk.app.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A webhook that remembers when it heard of an entry first.
final class TimedHook implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("Figure number (\\d+) of");

  private final HttpServer server;
  private final Map<Integer, Long> heard = new ConcurrentHashMap<>(); // number -> nanoTime
  private final Semaphore arrivals = new Semaphore(0); // a permit for each entry

  TimedHook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          long now = System.nanoTime();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          Matcher number = NUMBER.matcher(body);
          if (number.find()) {
            if (heard.putIfAbsent(Integer.parseInt(number.group(1)), now) == null) {
              arrivals.release();
            }
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
  }

  Optional<Long> heardAt(int number) {
    return Optional.ofNullable(heard.get(number));
  }

  /// Waits until so many entries were heard of; false when the patience ended first.
  boolean awaitCount(int count, Duration patience) throws InterruptedException {
    return arrivals.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The highest number heard of, 0 when none was.
  int last() {
    return heard.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  int count() {
    return heard.size();
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url() {
    return "http://" + authority() + "/hook";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
