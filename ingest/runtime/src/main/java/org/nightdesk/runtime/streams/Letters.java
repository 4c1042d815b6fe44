package org.nightdesk.runtime.streams;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.nightdesk.contract.CloudEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the dead letters of what reads with a plain consumer: tables and the archive. Never
/// throws and never waits long, for it is called on the reader's own thread. Thread-safe.
///
/// Outside a transaction: a reader that reads again after a crash may write the same letter again,
/// under the same `ce_id`.
public final class Letters {
  private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

  private final String stage;
  private final Publisher publisher;
  private final StepMetrics metrics;
  private final InstantSource clock;

  /// @param stage of the letters, and metric label
  public Letters(String stage, Publisher publisher, StepMetrics metrics, InstantSource clock) {
    this.stage = stage;
    this.publisher = publisher;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// A record was refused.
  public void write(
      ConsumerRecord<String, byte[]> record, DeadLetters.Reason reason, Throwable thrown) {
    DeadLetters.Place place =
        new DeadLetters.Place(record.topic(), record.partition(), record.offset());
    LOG.warn(
        "record refused stage={} place={} reason={} error={}",
        stage,
        place,
        reason.word(),
        thrown.getClass().getSimpleName());
    Instant now = clock.instant();
    DeadLetters.Cause cause = DeadLetters.Cause.of(reason, thrown, now);
    Map<String, String> headers = Event.texts(record.headers());
    String trace = Trace.hop(headers.get(CloudEvent.TRACE_PARENT), stage, place);
    String key = Objects.requireNonNullElse(record.key(), "");
    Effects.Origin origin = new Effects.Origin(stage, place, key, now, trace, headers);
    Event letter = DeadLetters.of(origin, record.key(), record.value(), cause);
    metrics.sent(stage, letter);
    var _ =
        publisher
            .publish(letter)
            .whenComplete((_, failure) -> {
              if (failure != null) {
                LOG.warn("dead letter not written stage={} place={}", stage, place, failure);
              }
            });
  }

  /// For what the reader itself has to put on a stream.
  public Publisher publisher() {
    return publisher;
  }
}
