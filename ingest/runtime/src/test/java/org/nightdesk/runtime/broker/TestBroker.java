package org.nightdesk.runtime.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.StreamLayout;
import org.nightdesk.runtime.streams.StreamNames;

/// A real broker for tests: started once for the JVM, shared by every test in it. Each caller gets
/// a stream prefix of its own, so tests do not see each other's records.
public final class TestBroker {
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private static final class Shared {
    static final EmbeddedBroker BROKER = start();
  }

  private TestBroker() {}

  /// A connection with a new prefix, whose streams exist.
  public static KafkaConnection connection() {
    KafkaConnection connection = bare("t" + PREFIXES.incrementAndGet() + ".");
    StreamLayout.ensure(connection);
    return connection;
  }

  private static KafkaConnection bare(String prefix) {
    return new KafkaConnection(
        Shared.BROKER.bootstrapServers(),
        Map.of(),
        new StreamNames(prefix),
        new KafkaConnection.Layout(2, (short) 1),
        Duration.ofSeconds(10));
  }

  private static EmbeddedBroker start() {
    try {
      Path directory = Files.createTempDirectory("nightdesk-broker");
      EmbeddedBroker broker = EmbeddedBroker.start(new EmbeddedBroker.Place(directory, 0, true));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, directory)));
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedBroker broker, Path directory) {
    broker.close();
    try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
