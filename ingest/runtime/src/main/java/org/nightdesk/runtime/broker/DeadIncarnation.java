package org.nightdesk.runtime.broker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is left of a broker that was killed.
///
/// In the first metadata that a restarted combined node sees, its dead self still leads everything.
/// It becomes transaction coordinator on that belief, queues the commit markers of transactions in
/// flight, and skips them when the controller fences the dead self a moment later: what was
/// committed stays invisible for ever. So the controller runs alone first, until it has fenced the
/// dead one.
final class DeadIncarnation {
  private static final Logger LOG = LoggerFactory.getLogger(DeadIncarnation.class);
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /// A broker that never came to register leaves nothing to fence; the controller would have shown
  /// it by then.
  private static final Duration NOTHING_THERE = Duration.ofSeconds(2);

  private DeadIncarnation() {}

  /// Runs the controller alone until no broker counts as alive.
  static void fence(Path directory, int controllerPort) {
    long start = System.nanoTime();
    KafkaConfig config =
        new KafkaConfig(BrokerProperties.controllerAlone(directory, controllerPort), false);
    KafkaRaftServer controller = new KafkaRaftServer(config, Time.SYSTEM);
    controller.startup();
    try {
      awaitFenced(start);
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static void awaitFenced(long start) {
    long activeSince = 0;
    while (System.nanoTime() - start < LIMIT.toNanos()) {
      if (gauge("ActiveControllerCount") == 1) {
        activeSince = activeSince == 0 ? System.nanoTime() : activeSince;
        boolean noneAlive = gauge("ActiveBrokerCount") == 0;
        if (noneAlive && gauge("FencedBrokerCount") > 0) {
          LOG.info(
              "dead incarnation fenced after_ms={}",
              TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
          return;
        }
        if (noneAlive && System.nanoTime() - activeSince > NOTHING_THERE.toNanos()) {
          LOG.info("no dead incarnation is known to the controller");
          return;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    LOG.warn("dead incarnation not fenced within limit={}; starting all the same", LIMIT);
  }

  /// The controller's own count, by JMX: `describeCluster` on a lone controller fails with an
  /// internal error.
  private static int gauge(String name) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName object = new ObjectName("kafka.controller:type=KafkaController,name=" + name);
      return server.getAttribute(object, "Value") instanceof Number number ? number.intValue() : -1;
    } catch (JMException e) {
      return -1; // not registered yet
    }
  }
}
