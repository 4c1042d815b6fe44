package org.nightdesk.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.kill.Arrival;
import org.nightdesk.app.kill.HookSink;
import org.nightdesk.app.kill.NumberedFeed;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.broker.TestBroker;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;

/// Each role a process of its own against a Kafka that none of them started; two of a role share
/// its work, and one that dies leaves it to the other.
final class RolesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String KEY = "bmlnaHRkZXNrLCBhIGtleSBmb3IgdGVzdHMgYWxvbmUu";

  private static final String NONE_PENDING = "\nnightdesk_messages_pending 0.0\n";

  @TempDir Path directory;

  private final KafkaConnection kafka = TestBroker.connection();
  private final Map<String, JavaProcess> processes = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  @AfterEach
  void stopAll() throws Exception {
    for (JavaProcess process : processes.values()) {
      process.kill();
    }
  }

  @Test
  void rolesApartDeliverOnceAndTheLossOfOneIsMadeGoodByTheOther() throws Exception {
    try (NumberedFeed feed = new NumberedFeed();
        HookSink sink = new HookSink()) {
      long start = System.nanoTime();
      List<String> settings = settings(feed, sink);
      for (String name :
          List.of("ingest-1", "classify-1", "classify-2", "notify-1", "notify-2", "desk-1")) {
        start(name, settings);
      }
      addSubscriptionAndFeed(sink, feed);
      await().atMost(PATIENCE).ignoreExceptions().untilAsserted(this::allAreReady);
      await().atMost(PATIENCE).until(() -> sharing("classify") == 2 && sharing("notify") == 2);
      long shared = System.nanoTime();

      assertThat(feed.awaitPolled(PATIENCE)).isTrue();
      feed.publishEvery(Duration.ofMillis(200));
      await().atMost(PATIENCE).until(() -> numbers(sink).size() >= 10);
      assertThat(get("ingest-1", "/metrics")).contains("nightdesk_records_out_total");

      processes.get("classify-2").kill();
      processes.get("notify-2").kill();
      long killed = System.nanoTime();
      await().atMost(PATIENCE).until(() -> sharing("classify") == 1 && sharing("notify") == 1);
      int before = numbers(sink).size();
      await().atMost(PATIENCE).until(() -> numbers(sink).size() >= before + 20);
      int published = feed.end();
      Set<Integer> expected =
          IntStream.rangeClosed(1, published).boxed().collect(Collectors.toSet());
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(numbers(sink)).isEqualTo(expected));
      long whole = System.nanoTime();
      // What comes twice may come late.
      await().atMost(PATIENCE).until(() -> get("notify-1", "/metrics").contains(NONE_PENDING));

      assertThat(idsPerNumber(sink)).allSatisfy((_, ids) -> assertThat(ids).hasSize(1));
      System.out.printf(
          "roles: shared after %d ms, whole again %d ms after the kill, %d items, %d messages%n",
          (shared - start) / 1_000_000,
          (whole - killed) / 1_000_000,
          published,
          sink.arrivals().size());
    }
  }

  private List<String> settings(NumberedFeed feed, HookSink sink) {
    List<String> settings = new ArrayList<>();
    for (String each :
        List.of(
            "stream.prefix=" + kafka.names().prefix(),
            "secret.key=" + KEY,
            "outbound.allow=127.0.0.1:%d,127.0.0.1:%d".formatted(feed.port(), sink.port()),
            "ingest.poll.interval=1s",
            "ingest.poll.floor=1s",
            "ingest.poll.ceiling=1s",
            "ingest.host.spacing=100ms",
            "stream.transaction-timeout=5s",
            // Passes to the clients as it is.
            "kafka.security.protocol=PLAINTEXT")) {
      settings.add("--set");
      settings.add(each);
    }
    return settings;
  }

  private void start(String name, List<String> settings) throws Exception {
    int port = Ports.free();
    List<String> arguments = new ArrayList<>();
    arguments.add(name.substring(0, name.indexOf('-')));
    arguments.addAll(
        List.of(
            "--kafka",
            kafka.bootstrap(),
            "--data",
            directory.resolve(name).toString(),
            "--port",
            Integer.toString(port)));
    arguments.addAll(settings);
    ports.put(name, port);
    processes.put(name, JavaProcess.start(directory, name, arguments));
  }

  private void addSubscriptionAndFeed(HookSink sink, NumberedFeed feed) {
    Instant now = Instant.now();
    Subscription subscription =
        new Subscription(
            "roles",
            "test",
            "Numbers",
            Subscription.State.ACTIVE,
            "serial number",
            new Channel.Webhook(
                sink.url(), Secrets.of(KEY).encrypt("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
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
    try (Publisher publisher = new Publisher(kafka, "roles-test", InstantSource.system())) {
      publisher.publish(Stream.SUBSCRIPTIONS, subscription.id(), subscription).join();
      publisher.publish(Stream.FEEDS, wanted.id(), wanted).join();
    }
  }

  private void allAreReady() throws Exception {
    for (String name : processes.keySet()) {
      assertThat(get(name, "/health/ready")).as(name).startsWith("200");
    }
  }

  private String get(String name, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:%d%s".formatted(ports.get(name), path)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }

  /// How many instances of an application have partitions to work on.
  private long sharing(String application) throws Exception {
    String group = kafka.names().prefix() + application;
    try (Admin admin = Admin.create(kafka.client("roles-test"))) {
      return admin
          .describeConsumerGroups(List.of(group))
          .describedGroups()
          .get(group)
          .get()
          .members()
          .stream()
          .map(RolesIT::assigned)
          .filter(assigned -> !assigned.isEmpty())
          .count();
    }
  }

  private static Set<TopicPartition> assigned(MemberDescription member) {
    return member.assignment().topicPartitions();
  }

  private static Set<Integer> numbers(HookSink sink) {
    return sink.arrivals().stream()
        .map(Arrival::number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<Integer, Set<String>> idsPerNumber(HookSink sink) {
    return sink.arrivals().stream()
        .collect(
            Collectors.groupingBy(
                Arrival::number, Collectors.mapping(Arrival::id, Collectors.toSet())));
  }
}
