package org.nightdesk.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Rows;
import org.nightdesk.runtime.streams.StageTopology;
import org.nightdesk.runtime.streams.StageTopology.Shape;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamNames;

final class SchedulerTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Stream<FeedLink> ECHO =
      new Stream<>("echo", FeedLink.class, "test.echo", Duration.ofDays(1), 0, false);

  @TempDir Path directory;

  private final Echo echo = new Echo();
  private TopologyTestDriver driver;

  /// Every minute, a job for each key; its outcome is the key again.
  private static final class Echo implements Agenda<Feed, FeedLink, String> {
    private final AtomicInteger jobs = new AtomicInteger();
    private final AtomicInteger folds = new AtomicInteger();

    @Override
    public Class<FeedLink> rowType() {
      return FeedLink.class;
    }

    @Override
    public void arrived(Input<Feed> input, Rows rows, Plan<FeedLink> plan) {
      if (input.value() == null) {
        plan.drop(input.key());
      } else if (input.value().url().contains("huge")) {
        plan.row(input.key(), input.now(), new FeedLink("x".repeat(1_000_000), null, null));
      } else {
        plan.row(input.key(), input.now(), new FeedLink(input.value().url(), null, null));
      }
    }

    @Override
    public Launch<FeedLink, String> launch(String key, FeedLink row, Rows rows, Instant now) {
      return new Launch.Run<>(
          Ids.hostOfFeed(key),
          () -> {
            jobs.incrementAndGet();
            if (row.href().contains("job-throws")) {
              throw new IllegalStateException("the job throws");
            }
            return row.href();
          });
    }

    @Override
    public void finished(
        String key, String outcome, Optional<FeedLink> row, Rows rows, Plan<FeedLink> plan) {
      folds.incrementAndGet();
      if (outcome.contains("fold-throws")) {
        throw new IllegalStateException("the fold throws");
      }
      Instant now = plan.origin().now();
      row.ifPresent(each -> {
        plan.row(key, now.plusSeconds(60), each);
        plan.emit(Event.of(ECHO, key, new FeedLink(outcome, null, null), now));
      });
    }

    @Override
    public String failed(String key, Throwable thrown) {
      return "failed: " + thrown.getMessage();
    }

    @Override
    public long weight(String outcome) {
      return outcome.length();
    }
  }

  @BeforeEach
  void open() {
    StepMetrics metrics = new StepMetrics(new SimpleMeterRegistry());
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    var terms = new Scheduler.Terms<>("echo", Stream.FEEDS, "rows", metrics);
    Jobs jobs = Jobs.inline(new HostLimits(10, 1, Duration.ofSeconds(5)));
    driver =
        new TopologyTestDriver(
            new StageTopology(new StreamNames(""), metrics)
                .processor(
                    Stream.FEEDS,
                    new Shape("echo", List.of("rows"), List.of(ECHO)),
                    () -> new Scheduler<>(terms, echo, jobs))
                .build(),
            config,
            START);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aRowRunsWhenItIsDueAndAgainWhenItsFoldSaysSo() {
    publish("https://one.example/feed");
    tick(Duration.ofSeconds(10));
    assertThat(echoes()).hasSize(1);
    tick(Duration.ofSeconds(30));
    assertThat(echoes()).isEmpty();
    tick(Duration.ofSeconds(40));
    assertThat(echoes()).hasSize(1);
  }

  @Test
  void oneHostIsAskedOneAfterTheOtherWithSpaceBetween() {
    publish("https://one.example/a");
    publish("https://one.example/b");
    publish("https://one.example/c");
    tick(Duration.ofSeconds(2));
    assertThat(echo.jobs).hasValue(1);
    tick(Duration.ofSeconds(12));
    assertThat(echo.jobs).hasValue(3);
  }

  @Test
  void aDroppedRowRunsNoMore() {
    publish("https://one.example/feed");
    tick(Duration.ofSeconds(10));
    driver
        .createInputTopic("feeds", new StringSerializer(), new ByteArraySerializer())
        .pipeInput(Ids.feed("https://one.example/feed"), (byte[]) null);
    tick(Duration.ofMinutes(5));
    assertThat(echo.jobs).hasValue(1);
  }

  @Test
  void aThrowingJobIsAnOutcome() {
    publish("https://one.example/job-throws");
    tick(Duration.ofSeconds(10));
    assertThat(echoes()).singleElement().extracting(FeedLink::href).asString().contains("failed:");
  }

  @Test
  void aThrowingFoldIsTriedAgainThenParkedWhileOthersGoOn() {
    publish("https://bad.example/fold-throws");
    publish("https://good.example/feed");
    tick(Duration.ofMinutes(10));
    assertThat(echo.folds.get()).isBetween(4 + 5, 4 + 11);
    assertThat(echoes()).hasSizeBetween(5, 11);
    assertThat(deadReasons()).containsExactly("failed");
    tick(Duration.ofMinutes(60));
    assertThat(deadReasons()).containsExactly("failed");
  }

  @Test
  void whatCannotBeReadOrKeptIsDeadAndTheNextPasses() {
    driver
        .createInputTopic("feeds", new StringSerializer(), new ByteArraySerializer())
        .pipeInput("x", "garbage".getBytes(StandardCharsets.UTF_8));
    publish("https://bad.example/huge");
    publish("https://good.example/feed");
    tick(Duration.ofSeconds(10));
    assertThat(echoes()).hasSize(1);
    assertThat(deadReasons()).containsExactly("unreadable", "too-large");
  }

  private void publish(String url) {
    Feed feed = new Feed(Ids.feed(url), url, Feed.State.ACTIVE, null, List.of(), null, null, START);
    driver
        .createInputTopic("feeds", new StringSerializer(), new ByteArraySerializer())
        .pipeInput(feed.id(), Json.bytes(feed));
  }

  private void tick(Duration time) {
    for (long i = 0; i < time.toSeconds(); i++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  private List<FeedLink> echoes() {
    List<FeedLink> values = new ArrayList<>();
    output("echo").forEach(each -> values.add(Json.read(each.value(), FeedLink.class)));
    return values;
  }

  private List<@Nullable String> deadReasons() {
    List<@Nullable String> reasons = new ArrayList<>();
    output("dead-letters")
        .forEach(each -> reasons.add(Event.header(each.headers(), CloudEvent.DEAD_REASON)));
    return reasons;
  }

  private List<TestRecord<String, byte[]>> output(String stream) {
    return driver
        .createOutputTopic(stream, new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }
}
