package org.nightdesk.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.broker.Committed;
import org.nightdesk.runtime.broker.TestBroker;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.outbound.Allow;
import org.nightdesk.runtime.outbound.Outbound;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;

/// The service whole, on a real broker, with the topics that ship.
final class ClassifyIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path directory;

  private final InstantSource clock = InstantSource.system();
  private Environment environment;
  private Classify classify;

  @BeforeEach
  void start() throws Exception {
    KafkaConnection kafka = TestBroker.connection();
    environment =
        new Environment(
            Settings.of(RuntimeSettings.ALL, Map.of()),
            kafka,
            DataDirectory.open(directory),
            clock,
            new SimpleMeterRegistry(),
            new Health(),
            new Outbound(Allow.parse(List.of()), "Nightdesk/test", clock),
            Secrets.of(Base64.getEncoder().encodeToString(new byte[32])),
            new Publisher(kafka, "test", clock));
    classify = new Classify(environment);
    classify.start();
  }

  @AfterEach
  void stop() throws Exception {
    classify.close();
    environment.publisher().close();
    environment.outbound().close();
    environment.directory().close();
  }

  @Test
  void everyItemIsTaggedOnceAndAStoryGoesOnAfterARestart() {
    publish(
        "i1", "one.example", "NSO Group's Pegasus spyware found on reporter's phone in Borduria");
    publish("i2", "one.example", "Rain in Borduria");
    Event garbage =
        Event.raw(
            Stream.ITEMS, "g", "{".getBytes(StandardCharsets.UTF_8), Map.of(), clock.instant());
    environment.publisher().publish(garbage).join();
    await().atMost(PATIENCE).until(() -> tagged().size() == 2);
    TaggedItem first = byId("i1");
    assertThat(first.topicNames()).contains("ccic");
    assertThat(byId("i2").topicNames()).isEmpty();

    classify.close();
    classify = new Classify(environment);
    classify.start();
    publish("i3", "two.example", "Reporter's phone in Borduria had NSO Group's Pegasus spyware");
    await().atMost(PATIENCE).until(() -> tagged().size() == 3);
    assertThat(story(byId("i3"))).isEqualTo(story(first));
    assertThat(Objects.requireNonNull(byId("i3").story()).outlets()).isEqualTo(2);
  }

  private static String story(TaggedItem tagged) {
    return Objects.requireNonNull(tagged.story()).id();
  }

  private void publish(String id, String outlet, String title) {
    Instant now = clock.instant();
    Item item = Samples.at(id, outlet, title, "", now);
    environment.publisher().publish(Stream.ITEMS, id, item).join();
  }

  private TaggedItem byId(String id) {
    return tagged().stream().filter(tagged -> tagged.id().equals(id)).findFirst().orElseThrow();
  }

  /// All that is committed on `tagged`.
  private List<TaggedItem> tagged() {
    return Committed.values(Stream.TAGGED, environment.kafka());
  }
}
