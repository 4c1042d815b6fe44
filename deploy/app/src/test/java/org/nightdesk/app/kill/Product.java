package org.nightdesk.app.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.nightdesk.app.Nightdesk;
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

/// Nightdesk as a separate process, that can be killed and started again on the same directory.
final class Product {
  private final Path directory;
  private final Map<String, String> settings;
  private final int port = Ports.free();
  private final int kafkaPort = Ports.free();
  private final List<Process> lives = new ArrayList<>();

  Product(Path directory, Map<String, String> settings) throws IOException {
    this.directory = directory;
    this.settings = Map.copyOf(settings);
  }

  void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx600m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Nightdesk.class.getName(),
            "up",
            "--data",
            data().toString(),
            "--port",
            Integer.toString(port),
            "--kafka-port",
            Integer.toString(kafkaPort)));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NIGHTDESK_LOG_CONSOLE", "INFO");
    builder.redirectOutput(log(lives.size() + 1).toFile());
    lives.add(builder.start());
  }

  /// Ends it as kill -9 does, if it lives.
  void kill() {
    if (!lives.isEmpty()) {
      lives.getLast().destroyForcibly().onExit().join();
    }
  }

  /// Tells it to stop, as an operator or the system does, and waits.
  ///
  /// @return its exit code
  int stop(Duration patience) throws InterruptedException {
    lives.getLast().destroy();
    return awaitEnd(patience);
  }

  /// Waits until it ends by itself.
  ///
  /// @return its exit code
  int awaitEnd(Duration patience) throws InterruptedException {
    if (!lives.getLast().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still there after " + patience);
    }
    return lives.getLast().exitValue();
  }

  Path data() {
    return directory.resolve("data");
  }

  private Path log(int life) {
    return directory.resolve("log-" + life + ".txt");
  }

  /// What its present life has logged so far.
  String log() throws IOException {
    return Files.readString(log(lives.size()));
  }

  /// What all its lives have logged.
  String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int life = 1; life <= lives.size(); life++) {
      all.append(Files.readString(log(life)));
    }
    return all.toString();
  }

  /// What its present life counts under a name of `/metrics`, over all labels.
  double metric(String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port)))
            .header(
                "Authorization",
                "Bearer " + Files.readString(data().resolve("metrics-token")).strip())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  /// Subscribes to the words of the numbered titles.
  void subscribe(String id, Channel channel) {
    Instant now = Instant.now();
    Subscription subscription =
        new Subscription(
            id,
            "test",
            "Numbers",
            Subscription.State.ACTIVE,
            "serial number",
            channel,
            new Rhythm.AtOnce(),
            24,
            false,
            now,
            now);
    publish(Stream.SUBSCRIPTIONS, id, subscription);
  }

  void add(String url) {
    String id = Ids.feed(url);
    publish(
        Stream.FEEDS,
        id,
        new Feed(id, url, Feed.State.ACTIVE, "Numbers", List.of(), null, null, Instant.now()));
  }

  /// As soon as it listens and its streams are there.
  private <V> void publish(Stream<V> stream, String key, V value) {
    KafkaConnection kafka =
        new KafkaConnection(
            "127.0.0.1:" + kafkaPort,
            Map.of(),
            new StreamNames("nightdesk."),
            new KafkaConnection.Layout(4, (short) 1),
            Duration.ofSeconds(60));
    try (Publisher publisher = new Publisher(kafka, "kill-test", InstantSource.system())) {
      Scene.patiently()
          .ignoreExceptions()
          .until(
              () -> publisher.publish(stream, key, value).get(5, TimeUnit.SECONDS).offset() >= 0);
    }
  }
}
