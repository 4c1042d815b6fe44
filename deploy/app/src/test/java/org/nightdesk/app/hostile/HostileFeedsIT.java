package org.nightdesk.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;

/// Feeds that lie beside feeds that do not: each of the first ends in a recorded reason, and the
/// others go on as if they were alone.
final class HostileFeedsIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  /// A document of ten thousand entries is handed on in parts, 200 a second.
  private static final Duration IN_PARTS = Duration.ofMinutes(3);

  private static final int GOOD = 10;
  private static final int ROUNDS = 6;
  private static final int MANY = 10_000;

  @TempDir Path directory;

  @Test
  void eachEndsInAReasonAndGoodFeedsAreNotDelayed() throws Exception {
    try (HostileSites hostile = new HostileSites();
        OddSite odd = new OddSite(MANY)) {
      List<GoodFeed> good = new ArrayList<>();
      for (int i = 1; i <= GOOD; i++) {
        good.add(new GoodFeed("127.0.8." + i));
      }
      try (WholeProduct product = new WholeProduct(directory, settings(hostile, odd, good))) {
        good.forEach(feed -> product.feed(feed.url()));
        await().atMost(SOON).until(() -> good.stream().allMatch(feed -> feed.polls() > 0));
        Map<String, Instant> alone = publish(good, "alone");
        long heap = usedHeap();
        Map<String, String> ids = new HashMap<>();
        hostile.all().forEach((name, site) -> ids.put(product.feed(site.url()), name));
        Map<String, Instant> together = publish(good, "together");
        await()
            .atMost(SOON)
            .untilAsserted(() -> assertThat(judged(product, ids, hostile)).isEmpty());
        String many = product.feed(odd.url());
        Map<String, Instant> behind = publish(good, "behind");
        await()
            .atMost(IN_PARTS)
            .pollInterval(Duration.ofSeconds(1))
            .untilAsserted(() -> odd.assertArrived(items(product), many));
        await().atMost(SOON).until(() -> tagged(product).keySet().containsAll(behind.keySet()));
        assertThat(tagged(product).keySet()).containsAll(together.keySet());
        report(product, List.of(alone, together, behind), usedHeap() - heap);
        assertThat(hostile.canary().connections()).isZero();
        assertThat(product.statuses())
            .allSatisfy((_, status) -> assertThat(reason(status)).doesNotContainPattern(CODE));
        System.out.println(reasons(product, ids));
      } finally {
        for (GoodFeed feed : good) {
          feed.close();
        }
      }
    }
  }

  /// What an editor cannot read: names of classes and packages.
  private static final String CODE = "[a-z]Exception|[a-z]Error|org\\.|java\\.|null";

  private static Map<String, String> settings(
      HostileSites hostile, OddSite odd, List<GoodFeed> good) {
    List<String> allowed = new ArrayList<>(hostile.authorities());
    good.forEach(feed -> allowed.add(feed.authority()));
    allowed.add(odd.authority());
    return Map.of(
        "outbound.allow", String.join(",", allowed),
        "ingest.poll.interval", "1s",
        "ingest.poll.floor", "1s",
        "ingest.poll.ceiling", "1s",
        "ingest.host.spacing", "100ms",
        "ingest.fetch.deadline", "3s");
  }

  /// Each good feed publishes an item a second.
  ///
  /// @return when each title was published
  private static Map<String, Instant> publish(List<GoodFeed> good, String phase) {
    Map<String, Instant> published = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < good.size(); i++) {
        String title = "%s %d of feed %d".formatted(phase, round, i);
        published.put(title, Instant.now());
        good.get(i).publish(title);
      }
      await().pollDelay(1, TimeUnit.SECONDS).until(() -> true);
    }
    return published;
  }

  /// Feeds that are not where they should be yet, with how they are.
  private static Map<String, String> judged(
      WholeProduct product, Map<String, String> ids, HostileSites hostile) {
    Map<String, FeedStatus> statuses = product.statuses();
    Map<String, String> wrong = new HashMap<>();
    ids.forEach((id, name) -> {
      FeedStatus status = statuses.get(id);
      List<Health> right = hostile.right(name);
      if (status == null) {
        wrong.put(name, "no status");
      } else if (!right.contains(status.health())) {
        wrong.put(name, status.health() + " " + reason(status));
      } else if (status.health() != Health.WORKING && reason(status).isBlank()) {
        wrong.put(name, "no reason");
      }
    });
    return wrong;
  }

  private static String reason(FeedStatus status) {
    return status.reason() == null ? "" : status.reason();
  }

  private static List<Item> items(WholeProduct product) {
    return product.records(Stream.ITEMS).stream()
        .map(record -> Json.read(record.value(), Item.class))
        .toList();
  }

  /// When each title was tagged first.
  private static Map<String, Instant> tagged(WholeProduct product) {
    Map<String, Instant> tagged = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : product.records(Stream.TAGGED)) {
      TaggedItem item = Json.read(record.value(), TaggedItem.class);
      tagged.putIfAbsent(item.item().title(), item.tagged());
    }
    return tagged;
  }

  private static void report(
      WholeProduct product, List<Map<String, Instant>> phases, long heapGrowth) {
    Map<String, Instant> tagged = tagged(product);
    System.out.printf(
        "hostile feeds: publish to tagged ms of %d good feeds, alone %s, beside hostile ones %s,"
            + " behind a feed of %d entries %s; heap growth %d MB%n",
        GOOD,
        figures(phases.get(0), tagged),
        figures(phases.get(1), tagged),
        MANY,
        figures(phases.get(2), tagged),
        heapGrowth >> 20);
  }

  private static String figures(Map<String, Instant> published, Map<String, Instant> tagged) {
    List<Long> sorted =
        published.entrySet().stream()
            .filter(each -> tagged.containsKey(each.getKey()))
            .map(each -> Duration.between(each.getValue(), tagged.get(each.getKey())).toMillis())
            .sorted()
            .toList();
    int n = sorted.size();
    return "n=%d p50=%d p90=%d max=%d"
        .formatted(n, sorted.get(n / 2), sorted.get(n * 9 / 10), sorted.get(n - 1));
  }

  private static String reasons(WholeProduct product, Map<String, String> ids) {
    return product.statuses().values().stream()
        .filter(status -> ids.containsKey(status.feed()))
        .map(status ->
            "  %s: %s. %s"
                .formatted(ids.get(status.feed()), status.health().word(), reason(status)))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static long usedHeap() {
    IntStream.range(0, 2).forEach(_ -> System.gc());
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
