package org.nightdesk.runtime.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// The settings of the embedded broker. KafkaConfig takes unknown names silently, so a test asks
/// its definition for each of these.
final class BrokerProperties {
  static final String CONTROLLER = "CONTROLLER";
  private static final String CLIENTS = "CLIENTS";

  private BrokerProperties() {}

  /// Broker and controller in one.
  static Properties combined(Path directory, int port, int controllerPort) {
    Properties properties = shared(directory, controllerPort);
    properties.put("process.roles", "broker,controller");
    properties.put(
        "listeners",
        CLIENTS + "://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
    properties.put("advertised.listeners", CLIENTS + "://127.0.0.1:" + port);
    properties.put("inter.broker.listener.name", CLIENTS);
    // A machine that stood still for a while must not fence itself: without a leader, markers of
    // transactions in flight are skipped. Dead incarnations are seen to before, by the controller
    // alone. Shorter than the minute that a registration waits.
    properties.put("broker.session.timeout.ms", "45000");
    properties.put("broker.heartbeat.interval.ms", "300");
    return properties;
  }

  /// The controller alone, quick to give up a broker that does not answer.
  static Properties controllerAlone(Path directory, int controllerPort) {
    Properties properties = shared(directory, controllerPort);
    properties.put("process.roles", "controller");
    properties.put("listeners", CONTROLLER + "://127.0.0.1:" + controllerPort);
    properties.put("broker.session.timeout.ms", "300");
    properties.put("broker.heartbeat.interval.ms", "100");
    return properties;
  }

  private static Properties shared(Path directory, int controllerPort) {
    Properties properties = new Properties();
    properties.put("node.id", Integer.toString(EmbeddedBroker.NODE_ID));
    properties.put("log.dirs", directory.toString());
    properties.put(
        "controller.quorum.voters", EmbeddedBroker.NODE_ID + "@127.0.0.1:" + controllerPort);
    properties.put("controller.listener.names", CONTROLLER);
    properties.put(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    properties.putAll(ONE_MACHINE);
    return properties;
  }

  private static final Map<String, String> ONE_MACHINE =
      Map.ofEntries(
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          // 50 partitions each by default, all read at every start.
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("offsets.topic.segment.bytes", Integer.toString(8 << 20)),
          Map.entry("transaction.state.log.segment.bytes", Integer.toString(8 << 20)),
          Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20)),
          // A desk that was switched off for 8 days must not start over: the default is 7.
          Map.entry("offsets.retention.minutes", Integer.toString(365 * 24 * 60)),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
          Map.entry("log.index.size.max.bytes", Integer.toString(1 << 20)),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("num.replica.fetchers", "1"),
          Map.entry("background.threads", "2"),
          Map.entry("num.recovery.threads.per.data.dir", "2"));
}
