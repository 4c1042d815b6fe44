package org.nightdesk.desk.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.Query;
import org.nightdesk.runtime.broker.TestBroker;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Letters;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.streams.StepMetrics;

/// The archive fed from a real broker.
class ArchiveFeederIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final InstantSource CLOCK = InstantSource.fixed(Samples.NOON);

  @Test
  void readsEveryPartitionPassesOverTheUnreadableAndGoesOnAfterARestart(@TempDir Path directory)
      throws Exception {
    KafkaConnection kafka = TestBroker.connection();
    List<Object> heard = new CopyOnWriteArrayList<>();
    try (Publisher publisher = new Publisher(kafka, "test", InstantSource.system())) {
      StepMetrics metrics = new StepMetrics(new SimpleMeterRegistry());
      Letters letters = new Letters("archive", publisher, metrics, CLOCK);
      for (int i = 0; i < 10; i++) {
        TaggedItem item = Samples.item(i, "Spyware");
        publisher.publish(Stream.TAGGED, item.id(), item).join();
      }
      byte[] bad = "no json".getBytes(StandardCharsets.UTF_8);
      publisher.publish(Event.raw(Stream.TAGGED, "bad", bad, Map.of(), Instant.now())).join();
      try (Archive archive = new Archive(FSDirectory.open(directory), new Analysis());
          ArchiveFeeder feeder = new ArchiveFeeder(archive, kafka, letters, CLOCK, heard::add)) {
        feeder.start();
        await().atMost(SOON).until(feeder::isCaughtUp);
        assertThat(archive.search(Query.parse("spyware"), null, 20).total()).isEqualTo(10);
        assertThat(feeder.unreadable()).isEqualTo(1);
        assertThat(heard).isEmpty();
        publisher.publish(Stream.TAGGED, "i10", Samples.item(10, "Spyware")).join();
        await().atMost(SOON).until(() -> heard.size() == 1);
        assertThat(archive.item("i10")).isPresent();
      }
      publisher.publish(Stream.TAGGED, "i11", Samples.item(11, "Spyware")).join();
      try (Archive archive = new Archive(FSDirectory.open(directory), new Analysis());
          ArchiveFeeder feeder = new ArchiveFeeder(archive, kafka, letters, CLOCK, heard::add)) {
        assertThat(archive.search(Query.parse("spyware"), null, 20).total()).isEqualTo(11);
        feeder.start();
        await().atMost(SOON).until(feeder::isCaughtUp);
        assertThat(archive.search(Query.parse("spyware"), null, 20).total()).isEqualTo(12);
        assertThat(feeder.unreadable()).isZero();
      }
    }
  }
}
