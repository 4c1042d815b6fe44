package org.nightdesk.app.kill;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A feed that publishes numbered items, steadily and in bursts, and shows every one of them for
/// ever.
public final class NumberedFeed implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger published = new AtomicInteger();
  private final CountDownLatch polled = new CountDownLatch(1);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  public NumberedFeed() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = document().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
          polled.countDown();
        });
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/feed.xml";
  }

  /// Waits for the first poll: what stands there by then is a baseline and alerts nobody.
  public boolean awaitPolled(Duration patience) throws InterruptedException {
    return polled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  public void publishEvery(Duration pause) {
    var _ = clock.scheduleAtFixedRate(() -> publish(1), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Publishes so many at once.
  void publish(int items) {
    published.addAndGet(items);
  }

  /// Stops publishing and says how many there are.
  public int end() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(5, TimeUnit.SECONDS);
    return published.get();
  }

  private String document() {
    StringBuilder text = new StringBuilder("<rss version='2.0'><channel><title>Numbers</title>");
    for (int number = published.get(); number > 0; number--) {
      text.append("<item><title>%s</title>".formatted(Arrival.title(number)))
          .append("<link>https://numbers.example/%d</link>".formatted(number))
          .append("<guid>n%d</guid></item>".formatted(number));
    }
    return text.append("</channel></rss>").toString();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    server.stop(0);
  }
}
