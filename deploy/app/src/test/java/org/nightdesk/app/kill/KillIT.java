package org.nightdesk.app.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StreamNames;

/// The promise: kill -9 at any moment loses nothing and repeats no alert under a new id.
/// `-Dkills=30` runs the long form.
final class KillIT {
  private static final int KILLS = Integer.getInteger("kills", 5);
  private static final long SEED = Long.getLong("kill.seed", 20260301);

  /// How long the machine may take to show the next alert after a start.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void nothingIsLostAndNothingComesTwiceUnderAnotherId() throws Exception {
    Random random = new Random(SEED);
    try (NumberedFeed feed = new NumberedFeed();
        HookSink sink = new HookSink()) {
      int kafkaPort = Ports.free();
      Product product = product(feed, sink, kafkaPort);
      Process process = product.start();
      try {
        prepare(feed, sink, kafkaPort);
        assertThat(feed.awaitPolled(PATIENCE)).isTrue();
        feed.publishEvery(200);
        List<Long> recoveries = new ArrayList<>();
        for (int kill = 1; kill <= KILLS; kill++) {
          awaitNext(sink, "before kill " + kill);
          await().pollDelay(random.nextInt(3_000) + 1, TimeUnit.MILLISECONDS).until(() -> true);
          process.destroyForcibly().waitFor();
          await().pollDelay(random.nextInt(1_500) + 1, TimeUnit.MILLISECONDS).until(() -> true);
          long start = System.nanoTime();
          process = product.start();
          awaitNext(sink, "after kill " + kill);
          recoveries.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        int published = feed.end();
        Set<Integer> expected =
            IntStream.rangeClosed(1, published).boxed().collect(Collectors.toSet());
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(numbers(sink)).containsAll(expected));
        report(sink, published, recoveries);
        assertThat(idsPerNumber(sink)).allSatisfy((_, ids) -> assertThat(ids).hasSize(1));
        assertThat(product.logs())
            .doesNotContain("hence can be skipped")
            .contains("dead incarnation fenced");
      } finally {
        process.destroyForcibly().waitFor();
        if (System.getProperty("kill.logs") != null) {
          java.nio.file.Files.writeString(Path.of(System.getProperty("kill.logs")), product.logs());
        }
      }
    }
  }

  private Product product(NumberedFeed feed, HookSink sink, int kafkaPort) throws Exception {
    return new Product(
        directory,
        kafkaPort,
        List.of(
            "--port",
            Integer.toString(Ports.free()),
            "--set",
            "outbound.allow=127.0.0.1:%d,127.0.0.1:%d".formatted(feed.port(), sink.port()),
            "--set",
            "ingest.poll.interval=1s",
            "--set",
            "ingest.poll.floor=1s",
            "--set",
            "ingest.poll.ceiling=1s",
            "--set",
            "ingest.host.spacing=100ms"));
  }

  /// A subscription to the words of the numbered titles, and the feed, empty as yet.
  private static void prepare(NumberedFeed feed, HookSink sink, int kafkaPort) {
    KafkaConnection kafka =
        new KafkaConnection(
            "127.0.0.1:" + kafkaPort,
            Map.of(),
            new StreamNames("nightdesk."),
            new KafkaConnection.Layout(4, (short) 1),
            Duration.ofSeconds(60));
    Instant now = Instant.now();
    Subscription subscription =
        new Subscription(
            "kill-test",
            "test",
            "Numbers",
            Subscription.State.ACTIVE,
            "serial number",
            new Channel.Webhook(sink.url(), null),
            new Rhythm.AtOnce(),
            24,
            false,
            now,
            now);
    Feed wanted =
        new Feed(
            Ids.feed(feed.url()),
            feed.url(),
            Feed.State.ACTIVE,
            "Numbers",
            List.of(),
            null,
            null,
            now);
    try (Publisher publisher = new Publisher(kafka, "kill-test", InstantSource.system())) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() ->
              publisher
                      .publish(Stream.SUBSCRIPTIONS, subscription.id(), subscription)
                      .get(5, TimeUnit.SECONDS)
                      .offset()
                  >= 0);
      publisher.publish(Stream.FEEDS, wanted.id(), wanted).join();
    }
  }

  private static void awaitNext(HookSink sink, String when) {
    int before = numbers(sink).size();
    await("an alert " + when).atMost(PATIENCE).until(() -> numbers(sink).size() > before);
  }

  private static Set<Integer> numbers(HookSink sink) {
    return sink.received().stream()
        .map(HookSink.Received::number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<Integer, Set<String>> idsPerNumber(HookSink sink) {
    return sink.received().stream()
        .collect(
            Collectors.groupingBy(
                HookSink.Received::number,
                Collectors.mapping(HookSink.Received::id, Collectors.toSet())));
  }

  private static void report(HookSink sink, int published, List<Long> recoveries) {
    long distinct = sink.received().stream().distinct().count();
    List<Long> sorted = recoveries.stream().sorted().toList();
    System.out.printf(
        "kills=%d published=%d received=%d redelivered_same_id=%d recovery_ms median=%d max=%d%n",
        KILLS,
        published,
        sink.received().size(),
        sink.received().size() - distinct,
        sorted.get(sorted.size() / 2),
        sorted.getLast());
  }
}
