package org.nightdesk.runtime.schedule;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.StageTopology;
import org.nightdesk.runtime.streams.StageTopology.Shape;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;

/// A scheduler of [Echo] in a topology, with a clock that the test moves.
final class SchedulerDriver implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final String SUSPENDED = "suspended and resumed";

  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> feeds;

  SchedulerDriver(Path directory, Echo echo, Jobs jobs) {
    StepMetrics metrics = new StepMetrics(new SimpleMeterRegistry());
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    config.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "DEBUG"); // counts punctuations
    var terms = new Scheduler.Terms<>("echo", Stream.FEEDS, "rows", metrics);
    driver =
        new TopologyTestDriver(
            new StageTopology(new StreamNames(""), metrics)
                .processor(
                    Stream.FEEDS,
                    new Shape("echo", List.of("rows"), List.of(Echo.STREAM)),
                    () -> new Resumed(new Scheduler<>(terms, echo, jobs)))
                .build(),
            config,
            START);
    feeds = driver.createInputTopic("feeds", new StringSerializer(), new ByteArraySerializer());
  }

  /// A scheduler whose task can be suspended and resumed, which closes it and initialises the same
  /// object again with the same context.
  private record Resumed(Scheduler<Feed, FeedLink, String> scheduler, Context context)
      implements Processor<String, byte[], String, byte[]> {
    private static final class Context {
      private @Nullable ProcessorContext<String, byte[]> it;
    }

    Resumed(Scheduler<Feed, FeedLink, String> scheduler) {
      this(scheduler, new Context());
    }

    @Override
    public void init(ProcessorContext<String, byte[]> given) {
      context.it = given;
      scheduler.init(given);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      if (SUSPENDED.equals(record.key())) {
        scheduler.close();
        scheduler.init(Objects.requireNonNull(context.it));
      } else {
        scheduler.process(record);
      }
    }

    @Override
    public void close() {
      scheduler.close();
    }
  }

  /// A feed arrives; its row runs under the key of this address.
  void publish(String url) {
    publish(Ids.feed(url), url);
  }

  void publish(String key, String url) {
    Feed feed = new Feed(key, url, Feed.State.ACTIVE, null, List.of(), null, null, START);
    feeds.pipeInput(key, Json.bytes(feed));
  }

  void publishBytes(String key, byte @Nullable [] value) {
    feeds.pipeInput(key, value);
  }

  void suspendAndResume() {
    feeds.pipeInput(SUSPENDED, new byte[0]);
  }

  void advance(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /// Second by second.
  void tick(Duration time) {
    for (long i = 0; i < time.toSeconds(); i++) {
      advance(Duration.ofSeconds(1));
    }
  }

  /// Moves the clock to the next punctuation, which is to come within a minute and a bit.
  void ring() {
    int before = punctuations();
    for (int i = 0; i < 15_000 && punctuations() == before; i++) {
      advance(Duration.ofMillis(5));
    }
    if (punctuations() != before + 1) {
      throw new AssertionError("punctuations: " + (punctuations() - before));
    }
  }

  int punctuations() {
    return driver.metrics().entrySet().stream()
        .filter(each -> each.getKey().group().equals("stream-task-metrics"))
        .filter(each -> each.getKey().name().equals("punctuate-total"))
        .mapToInt(each -> ((Number) each.getValue().metricValue()).intValue())
        .sum();
  }

  List<String> echoes() {
    return output("echo").stream()
        .map(each -> Json.read(each.value(), FeedLink.class).href())
        .toList();
  }

  List<String> deadReasons() {
    return output("dead-letters").stream()
        .map(each -> String.valueOf(Event.header(each.headers(), CloudEvent.DEAD_REASON)))
        .toList();
  }

  private List<TestRecord<String, byte[]>> output(String stream) {
    return driver
        .createOutputTopic(stream, new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
