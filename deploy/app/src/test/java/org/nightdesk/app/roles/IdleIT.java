package org.nightdesk.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.run.KnownSettings;
import org.nightdesk.app.run.Node;
import org.nightdesk.app.run.Role;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.Publisher;

/// A system with nothing to do costs next to nothing: at most one transaction a minute of each
/// application. One that has to wait for a site, which asked for an hour, has nothing to do either.
/// `-Didle.minutes=10` looks longer.
final class IdleIT {
  private static final int MINUTES = Integer.getInteger("idle.minutes", 1);
  private static final int FEEDS = 10;

  @TempDir Path directory;

  @Test
  void nothingToDoIsAtMostOneTransactionAMinute() throws Exception {
    AtomicInteger polls = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    HttpServer web = feeds(polls, refused);
    int port = web.getAddress().getPort();
    Settings settings =
        Settings.of(
            KnownSettings.ALL,
            Map.of(
                "stream.partitions", "4",
                "stream.replication", "1",
                "desk.port", "0",
                "outbound.allow", "127.0.0.1:" + port,
                "ingest.host.spacing", "10ms",
                "ingest.poll.interval", "1h",
                "ingest.poll.floor", "1h"));
    try (Node node = Node.open(new Node.Design(directory, null, 0, settings))) {
      node.start(EnumSet.allOf(Role.class));
      await().atMost(90, TimeUnit.SECONDS).until(() -> node.environment().health().isReady());
      Publisher publisher = node.environment().publisher();
      for (int i = 0; i < FEEDS; i++) {
        add("http://127.0.0.1:%d/%d.xml".formatted(port, i), publisher);
      }
      await().atMost(60, TimeUnit.SECONDS).until(() -> polls.get() >= FEEDS);
      add("http://127.0.0.1:%d/busy/1.xml".formatted(port), publisher);
      add("http://127.0.0.1:%d/busy/2.xml".formatted(port), publisher);
      await().atMost(60, TimeUnit.SECONDS).until(() -> refused.get() >= 1);
      try (Commits commits = new Commits(node.environment().kafka())) {
        Map<String, Integer> before = settled(commits);
        assertThat(before.keySet().stream().map(IdleIT::application).distinct())
            .contains("ingest", "classify");
        await()
            .pollDelay(Duration.ofMinutes(MINUTES))
            .timeout(Duration.ofHours(2))
            .until(() -> true);
        Map<String, Integer> after = commits.soFar();
        System.out.printf(
            "idle: transactions before %s, %d min later %s%n", before, MINUTES, after);
        for (String application : List.of("ingest", "classify", "notify")) {
          assertThat(of(application, after) - of(application, before))
              .as(application)
              .isLessThanOrEqualTo(MINUTES);
        }
        assertThat(refused).as("polls of a host that asked for an hour").hasValue(1);
      }
    } finally {
      web.stop(0);
    }
  }

  /// Waits until what the start gave to do is done: five seconds without a transaction.
  private static Map<String, Integer> settled(Commits commits) {
    AtomicInteger last = new AtomicInteger(-1);
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          int now = total(commits.soFar());
          return last.getAndSet(now) == now;
        });
    return commits.soFar();
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int of(String application, Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .filter(each -> application(each.getKey()).equals(application))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /// A transactional id is `nightdesk.ingest-...`.
  private static String application(String transactionalId) {
    return transactionalId.replaceFirst("^nightdesk\\.", "").replaceFirst("-.*", "");
  }

  private static HttpServer feeds(AtomicInteger polls, AtomicInteger refused) throws Exception {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/",
        exchange -> {
          polls.incrementAndGet();
          byte[] body =
              ("<rss version='2.0'><channel><title>Quiet</title><item><title>Nothing new</title>"
                      + "<guid>1</guid></item></channel></rss>")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    web.createContext(
        "/busy/",
        exchange -> {
          refused.incrementAndGet();
          exchange.getResponseHeaders().set("Retry-After", "3600");
          exchange.sendResponseHeaders(429, -1);
          exchange.close();
        });
    web.start();
    return web;
  }

  private static void add(String url, Publisher publisher) {
    Feed feed =
        new Feed(
            Ids.feed(url), url, Feed.State.ACTIVE, "Quiet", List.of(), null, null, Instant.now());
    publisher.publish(Stream.FEEDS, feed.id(), feed).join();
  }
}
