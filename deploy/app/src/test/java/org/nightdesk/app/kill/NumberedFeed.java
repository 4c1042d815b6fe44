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

/// A feed that publishes numbered items for ever and still shows every one of them. Its address is
/// a loopback address of its own.
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

  public void publishEvery(int milliseconds) {
    var _ =
        clock.scheduleAtFixedRate(
            published::incrementAndGet, 0, milliseconds, TimeUnit.MILLISECONDS);
  }

  /// Stops publishing and says how many there are.
  public int end() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(5, TimeUnit.SECONDS);
    return published.get();
  }

  static String title(int number) {
    return "Serial number %05d of the nightly test".formatted(number);
  }

  private String document() {
    StringBuilder text = new StringBuilder("<rss version='2.0'><channel><title>Numbers</title>");
    for (int number = published.get(); number > 0; number--) {
      text.append("<item><title>%s</title>".formatted(title(number)))
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
