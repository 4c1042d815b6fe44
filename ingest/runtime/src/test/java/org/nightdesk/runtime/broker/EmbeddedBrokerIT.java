package org.nightdesk.runtime.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Letters;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StepMetrics;
import org.nightdesk.runtime.streams.StreamLayout;
import org.nightdesk.runtime.streams.StreamNames;
import org.nightdesk.runtime.table.Table;

final class EmbeddedBrokerIT {
  private static final String URL = "https://example.org/feed.xml";
  private static final Feed FEED =
      new Feed(Ids.feed(URL), URL, Feed.State.ACTIVE, null, List.of(), null, null, Instant.EPOCH);

  @TempDir Path directory;

  @Test
  void keepsRecordsOverACleanStopAndOverOneThatWasNot() throws Exception {
    publish(true);
    for (boolean clean : List.of(true, false)) {
      try (EmbeddedBroker broker = start(clean)) {
        KafkaConnection kafka = connection(broker);
        try (Publisher publisher = new Publisher(kafka, "test", InstantSource.system());
            Table<Feed> feeds = new Table<>(Stream.FEEDS, kafka, letters(publisher))) {
          feeds.start();
          feeds.awaitReady(Duration.ofSeconds(30));
          assertThat(feeds.all()).containsExactly(Map.entry(FEED.id(), FEED));
        }
      }
    }
  }

  private static Letters letters(Publisher publisher) {
    StepMetrics metrics = new StepMetrics(new SimpleMeterRegistry());
    return new Letters("test", publisher, metrics, InstantSource.system());
  }

  private void publish(boolean clean) throws Exception {
    try (EmbeddedBroker broker = start(clean)) {
      KafkaConnection kafka = connection(broker);
      StreamLayout.ensure(kafka);
      try (Publisher publisher = new Publisher(kafka, "test", InstantSource.system())) {
        publisher.publish(Stream.FEEDS, FEED.id(), FEED).get(30, TimeUnit.SECONDS);
      }
    }
  }

  private EmbeddedBroker start(boolean clean) throws Exception {
    return EmbeddedBroker.start(new EmbeddedBroker.Place(directory.resolve("kafka"), 0, clean));
  }

  private static KafkaConnection connection(EmbeddedBroker broker) {
    return new KafkaConnection(
        broker.bootstrapServers(),
        Map.of(),
        new StreamNames("nightdesk."),
        new KafkaConnection.Layout(2, (short) 1),
        Duration.ofSeconds(10));
  }
}
