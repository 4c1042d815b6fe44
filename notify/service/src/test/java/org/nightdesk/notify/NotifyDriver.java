package org.nightdesk.notify;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.test.TestRecord;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.notify.deliver.DeliverAgenda;
import org.nightdesk.notify.deliver.DeliveryMetrics;
import org.nightdesk.notify.match.Register;
import org.nightdesk.notify.send.SendResult;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.schedule.HostLimits;
import org.nightdesk.runtime.schedule.Jobs;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;

/// The service's topology with a clock that is moved by hand, a table of subscriptions that is
/// filled by hand, and receivers whose answers are laid out before.
public final class NotifyDriver implements AutoCloseable {
  private static final StreamNames NAMES = new StreamNames("t.");

  /// What was sent, in order.
  public final List<Batch> sent = new ArrayList<>();

  /// Used up first; after them everything is delivered.
  public final List<SendResult> answers = new ArrayList<>();

  private final Register register = new Register();
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final Path directory;
  private SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Optional<Batch.Coverage> coverage = Optional.empty();
  private Instant now;
  private int lives;
  private TopologyTestDriver driver;

  public NotifyDriver(Path directory) {
    this(directory, Samples.NIGHT);
  }

  NotifyDriver(Path directory, Instant start) {
    this.directory = directory;
    this.now = start;
    this.driver = open();
  }

  private TopologyTestDriver open() {
    DeliverAgenda.Channels channels =
        new DeliverAgenda.Channels(Samples.allChannels(), (batch, _) -> send(batch));
    Notify.Parts parts =
        new Notify.Parts(
            register,
            id -> Optional.ofNullable(subscriptions.get(id)),
            channels,
            () -> coverage,
            new DeliveryMetrics(meters, () -> now),
            Jobs.inline(new HostLimits(1_000, 1_000, Duration.ZERO)));
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "notify");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, life(lives).toString());
    return new TopologyTestDriver(
        Notify.topology(NAMES, new StepMetrics(meters), parts), config, now);
  }

  private Path life(int number) {
    return directory.resolve("life-" + number);
  }

  private SendResult send(Batch batch) {
    sent.add(batch);
    return answers.isEmpty() ? new SendResult.Delivered("200 OK", now) : answers.removeFirst();
  }

  /// Goes on in a new process with what the stores held, the old one having been killed; counters
  /// begin anew.
  void restart() {
    driver.getAllStateStores().values().forEach(StateStore::close); // only then are files whole
    Path from = life(lives);
    lives++;
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, life(lives).resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    meters = new SimpleMeterRegistry();
    driver = open();
  }

  @Override
  public void close() {
    driver.close();
  }

  Instant now() {
    return now;
  }

  void covers(int working, int total) {
    coverage = Optional.of(new Batch.Coverage(working, total));
  }

  void subscribe(Subscription subscription) {
    subscriptions.put(subscription.id(), subscription);
    register.changed(subscription.id(), subscription);
  }

  /// Deleted, and match has not heard of it yet.
  void forget(String subscription) {
    subscriptions.remove(subscription);
  }

  void publish(Item item) {
    publish(Samples.tagged(item, null));
  }

  void publish(TaggedItem tagged) {
    input(Stream.TAGGED, tagged.id(), Json.bytes(tagged));
  }

  void publish(Item item, String replay) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("nd_replay", replay.getBytes(StandardCharsets.UTF_8));
    TestRecord<String, byte[]> record =
        new TestRecord<>(item.id(), Json.bytes(Samples.tagged(item, null)), headers, now);
    driver
        .createInputTopic(
            NAMES.of(Stream.TAGGED), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(record);
  }

  void publish(Alert alert) {
    input(Stream.ALERTS, alert.subscription(), Json.bytes(alert));
  }

  void input(Stream<?> stream, String key, byte[] value) {
    driver
        .createInputTopic(NAMES.of(stream), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, now);
  }

  /// Moves the clock in steps, because a timer that is set in a step fires in a later one.
  void pass(Duration time) {
    for (int i = 0; i < 5; i++) {
      tick(time.dividedBy(10));
    }
    Duration rest = time.minus(time.dividedBy(10).multipliedBy(5)).minusMillis(200);
    if (rest.isPositive()) {
      tick(rest);
      for (int i = 0; i < 10; i++) {
        tick(Duration.ofMillis(20));
      }
    }
  }

  /// Moves the clock once.
  void tick(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  void passTo(Instant instant) {
    pass(Duration.between(now, instant));
  }

  List<Delivery> deliveries() {
    return read(Stream.DELIVERIES).stream().map(bytes -> Json.read(bytes, Delivery.class)).toList();
  }

  List<byte[]> read(Stream<?> stream) {
    return driver
        .createOutputTopic(NAMES.of(stream), new StringDeserializer(), new ByteArrayDeserializer())
        .readValuesToList();
  }

  /// How many rows a store holds.
  long rows(String store) {
    long rows = 0;
    try (var all = driver.<String, byte[]>getKeyValueStore(store).all()) {
      while (all.hasNext()) {
        all.next();
        rows++;
      }
    }
    return rows;
  }

  /// Alerts that ended so.
  double ended(String outcome) {
    return meters.find(DeliveryMetrics.ENDED).tag("outcome", outcome).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  double count(String name, String... tags) {
    return meters.find(name).tags(tags).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  double gauge(String name, String... tags) {
    return meters.find(name).tags(tags).gauges().stream().mapToDouble(gauge -> gauge.value()).sum();
  }

  long recorded(String timer) {
    return meters.get(timer).timer().count();
  }
}
