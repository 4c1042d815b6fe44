package org.nightdesk.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;

/// A step reads, works, performs, and counts only what was performed.
final class StepTest {
  @TempDir Path directory;

  private final List<String> done = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> in;
  private TestOutputTopic<String, byte[]> letters;

  /// Keeps each value; of some it throws after that.
  private final class Keeping implements Work<Feed> {
    @Override
    public void begin(ProcessorContext<String, byte[]> context, Performer performer) {
      done.add("begun with " + performer.store("rows").name());
    }

    @Override
    public void work(Input<Feed> input, Rows rows, Effects effects) {
      effects.put("rows", input.key(), input.key());
      effects.then(() -> done.add(input.value() == null ? input.key() + " gone" : input.key()));
      if (input.key().startsWith("bad")) {
        throw new IllegalStateException("bad key");
      }
    }
  }

  @BeforeEach
  void open() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            new StageTopology(new StreamNames(""), new StepMetrics(meters))
                .step(
                    Stream.FEEDS,
                    new StageTopology.Shape("keep", List.of("rows"), List.of()),
                    Keeping::new)
                .build(),
            config);
    in = driver.createInputTopic("feeds", new StringSerializer(), new ByteArraySerializer());
    letters =
        driver.createOutputTopic(
            "dead-letters", new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void worksOnWhatCanBeReadAndOnTombstonesAndGoesOnAfterWhatCannot() {
    in.pipeInput("a", feed());
    in.pipeInput("b", "{\"id\":7".getBytes(StandardCharsets.UTF_8));
    in.pipeInput("a", (byte[]) null);

    assertThat(done).containsExactly("begun with rows", "a", "a gone");
    assertThat(letters.readRecordsToList())
        .singleElement()
        .satisfies(letter -> assertThat(letter.key()).isEqualTo("b"));
  }

  @Test
  void nothingOfWorkThatThrowsHappensOrIsCounted() {
    in.pipeInput("bad", feed());

    assertThat(done).containsExactly("begun with rows");
    assertThat(driver.getKeyValueStore("rows").get("bad")).isNull();
    assertThat(letters.getQueueSize()).isEqualTo(1);
    assertThat(meters.counter("nightdesk.records.in", "stage", "keep").count()).isEqualTo(1);
    assertThat(
            meters.counter("nightdesk.dead.letters", "stage", "keep", "reason", "failed").count())
        .isEqualTo(1);
  }

  private static byte[] feed() {
    return Json.bytes(
        new Feed(
            "a.example/1",
            "https://a.example/1",
            Feed.State.ACTIVE,
            null,
            List.of(),
            null,
            null,
            Instant.EPOCH));
  }
}
