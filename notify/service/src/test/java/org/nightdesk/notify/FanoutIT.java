package org.nightdesk.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Stream;
import org.nightdesk.notify.deliver.DeliveryMetrics;
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
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Publisher;

/// One item that thousands hear of, on a real broker with real transactions.
class FanoutIT {
  private static final int SUBSCRIPTIONS = 5_000;
  private static final int A_COMMIT = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path directory;
  private final InstantSource clock = InstantSource.system();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Environment environment;
  private Notify notify;

  @BeforeEach
  void start() throws Exception {
    KafkaConnection kafka = TestBroker.connection();
    environment =
        new Environment(
            Settings.of(RuntimeSettings.ALL, Map.of("stop.grace", "1s")),
            kafka,
            DataDirectory.open(directory),
            clock,
            meters,
            new Health(),
            new Outbound(Allow.parse(List.of()), "Nightdesk/test", clock),
            Secrets.of(Base64.getEncoder().encodeToString(new byte[32])),
            new Publisher(kafka, "test", clock));
    notify = new Notify(environment);
  }

  @AfterEach
  void stop() throws Exception {
    notify.close();
    environment.publisher().close();
    environment.outbound().close();
    environment.directory().close();
  }

  @Test
  void allAreToldNoCommitHoldsTooManyAndNoTransactionIsFenced() {
    List<CompletableFuture<?>> written = new ArrayList<>();
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      var one = Samples.subscription("s" + i, "topic:sanctions", new Rhythm.Every(600));
      written.add(environment.publisher().publish(Stream.SUBSCRIPTIONS, one.id(), one));
    }
    written.forEach(CompletableFuture::join);
    notify.start();
    var item = Samples.tagged(Samples.item("i1", "Two listed", clock.instant()), null);
    environment.publisher().publish(Stream.TAGGED, "i1", item).join();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).isEqualTo(SUBSCRIPTIONS));
    assertThat(count(DeliveryMetrics.ALERTS)).isEqualTo(SUBSCRIPTIONS);
    assertThat(count(DeliveryMetrics.REPEATED)).isZero();
    assertThat(environment.health().reports().get("notify"))
        .isInstanceOf(Health.Report.Ready.class);
    checkStream();
  }

  /// What a transaction wrote to a partition stands between two markers, which take an offset each:
  /// a run of offsets without a gap is one transaction's.
  private void checkStream() {
    Set<String> told = new HashSet<>();
    Map<Integer, Long> last = new java.util.HashMap<>();
    Map<Integer, Integer> run = new java.util.HashMap<>();
    var records = Committed.records(Stream.ALERTS, environment.kafka());
    for (var record : records) {
      boolean goesOn = last.getOrDefault(record.partition(), -2L) + 1 == record.offset();
      run.merge(record.partition(), 1, (before, one) -> goesOn ? before + one : one);
      last.put(record.partition(), record.offset());
      assertThat(run.get(record.partition())).isLessThanOrEqualTo(A_COMMIT);
      told.add(record.key());
    }
    assertThat(told).hasSize(SUBSCRIPTIONS);
    assertThat(records).hasSize(SUBSCRIPTIONS);
  }

  private double waiting() {
    return meters.find(DeliveryMetrics.PENDING).tag("state", "digest").gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  private double count(String name) {
    return meters.find(name).counters().stream().mapToDouble(counter -> counter.count()).sum();
  }
}
