package org.nightdesk.runtime.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.nightdesk.runtime.transaction.HangingTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real Kafka broker and its controller in this process, reachable from this machine alone.
///
/// The versions of Kafka's server that go with Kafka Streams 4.3.1 have known ways for a client to
/// exhaust their memory, so nothing but 127.0.0.1 is listened on.
public final class EmbeddedBroker implements AutoCloseable {
  static final int NODE_ID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final KafkaRaftServer server;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /// Where a broker keeps its data and listens.
  ///
  /// @param directory made if missing
  /// @param port on 127.0.0.1; 0: any free one
  /// @param stoppedCleanly false after a crash: its dead incarnation is fenced first
  public record Place(Path directory, int port, boolean stoppedCleanly) {}

  /// Starts a broker and returns when it can be used. Transactions that hang are ended by then.
  public static EmbeddedBroker start(Place place) throws IOException {
    return start(place, _ -> {});
  }

  /// @param more changes what the broker is set to
  static EmbeddedBroker start(Place place, Consumer<Properties> more) throws IOException {
    int port = place.port() == 0 ? Ports.free() : place.port();
    int controllerPort = Ports.free();
    boolean fresh = format(place.directory());
    if (!place.stoppedCleanly()) {
      DeadIncarnation.fence(place.directory(), controllerPort);
    }
    Properties properties = BrokerProperties.combined(place.directory(), port, controllerPort);
    more.accept(properties);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    server.startup();
    LOG.info("broker started port={} directory={}", port, place.directory());
    EmbeddedBroker broker = new EmbeddedBroker(server, port);
    if (!fresh) {
      broker.endHangingTransactions();
    }
    return broker;
  }

  /// Even after a clean stop: an application that hangs can be stopped in order.
  private void endHangingTransactions() {
    int ended =
        HangingTransactions.end(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "nightdesk-hanging-transactions"));
    if (ended > 0) {
      LOG.error("hanging transactions were aborted partitions={}", ended);
    }
  }

  /// Whether there was nothing before.
  private static boolean format(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (Files.exists(directory.resolve("meta.properties"))) {
      return false;
    }
    try {
      new Formatter()
          .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(NODE_ID)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER)
          .setIgnoreFormatted(true)
          .run();
      return true;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot format " + directory, e);
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      server.shutdown();
      server.awaitShutdown();
      LOG.info("broker stopped port={}", port);
    }
  }
}
