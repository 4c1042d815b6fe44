package org.nightdesk.app.hostile;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.nightdesk.app.run.KnownSettings;
import org.nightdesk.app.run.Node;
import org.nightdesk.app.run.Role;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.broker.Committed;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.Publisher;

/// Nightdesk whole, in this process: its own broker, all roles, a desk.
final class WholeProduct implements AutoCloseable {
  private final Node node;
  private final Path directory;
  private final int port = Ports.free();
  private final HttpClient client = HttpClient.newHttpClient();

  WholeProduct(Path directory, Map<String, String> settings) throws IOException {
    this.directory = directory;
    Map<String, String> values = new HashMap<>();
    values.put("stream.partitions", "2");
    values.put("stream.replication", "1");
    values.put("stream.transaction-timeout", "60s");
    values.put("desk.port", Integer.toString(port));
    values.put("desk.url", "http://127.0.0.1:" + port);
    values.put("stop.grace", "1s");
    values.putAll(settings);
    node = Node.open(new Node.Design(directory, null, 0, Settings.of(KnownSettings.ALL, values)));
    node.start(EnumSet.allOf(Role.class));
  }

  Environment environment() {
    return node.environment();
  }

  Publisher publisher() {
    return environment().publisher();
  }

  /// Adds a feed.
  ///
  /// @return its id
  String feed(String url) {
    String id = Ids.feed(url);
    Feed feed = new Feed(id, url, Feed.State.ACTIVE, null, List.of(), null, null, Instant.now());
    publisher().publish(Stream.FEEDS, id, feed).join();
    return id;
  }

  void subscription(String id, String query, Channel channel) {
    Instant now = Instant.now();
    Subscription subscription =
        new Subscription(
            id,
            "admin",
            id,
            Subscription.State.ACTIVE,
            query,
            channel,
            new Rhythm.AtOnce(),
            null,
            false,
            now,
            now);
    publisher().publish(Stream.SUBSCRIPTIONS, id, subscription).join();
  }

  /// Everything that is committed on a stream.
  List<ConsumerRecord<String, byte[]>> records(Stream<?> stream) {
    return Committed.records(stream, environment().kafka());
  }

  /// How each feed is, as last told.
  Map<String, FeedStatus> statuses() {
    Map<String, FeedStatus> statuses = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records(Stream.FEED_STATUS)) {
      status(record).ifPresent(status -> statuses.put(record.key(), status));
    }
    return statuses;
  }

  /// Poison on the stream is none of the feeds' statuses.
  private static Optional<FeedStatus> status(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(Json.read(record.value(), FeedStatus.class));
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  String name(Stream<?> stream) {
    return environment().kafka().names().of(stream);
  }

  /// The sum of all lines of a metric.
  double metric(String name) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  String metrics() {
    return environment().meters() instanceof PrometheusMeterRegistry registry
        ? registry.scrape()
        : "";
  }

  /// What the desk's API answers.
  String ask(String path) throws IOException, InterruptedException {
    String token = Files.readString(directory.resolve("admin-token")).strip();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    client.close();
    node.close();
  }
}
