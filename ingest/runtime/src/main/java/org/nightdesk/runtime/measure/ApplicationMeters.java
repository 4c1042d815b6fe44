package org.nightdesk.runtime.measure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;

/// The meters of one running application, until it is closed:
///
/// - `nightdesk.stage.lag`: records of a stream that wait for it, on the partitions that this
///   instance has
/// - `nightdesk.transactions`: transactions that it committed
/// - `nightdesk.transactions.idle`: those of minutes in which it neither read nor wrote a record;
///   more than one a minute, and a timer runs wild
public final class ApplicationMeters implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final KafkaStreams streams;
  private final MeterRegistry meters;
  private final List<Meter> mine = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final IdleTransactions idle = new IdleTransactions();

  /// @param sources the names, on the broker, of the streams that it reads
  public ApplicationMeters(
      String application, KafkaStreams streams, Set<String> sources, MeterRegistry meters) {
    this.streams = streams;
    this.meters = meters;
    for (String source : sources) {
      mine.add(
          Gauge.builder("nightdesk.stage.lag", streams, s -> StreamsFigures.of(s).lag(source))
              .tags("application", application, "stream", source)
              .register(meters));
    }
    mine.add(
        FunctionCounter.builder(
                "nightdesk.transactions", streams, s -> StreamsFigures.of(s).transactions())
            .tag("application", application)
            .register(meters));
    mine.add(
        FunctionCounter.builder("nightdesk.transactions.idle", idle, IdleTransactions::total)
            .tag("application", application)
            .register(meters));
    Thread.ofVirtual().name("idle-transactions-" + application).start(this::watch);
  }

  private void watch() {
    try {
      do {
        StreamsFigures now = StreamsFigures.of(streams);
        idle.look(now.transactions(), now.records());
      } while (!closed.await(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    mine.forEach(meters::remove);
  }
}
