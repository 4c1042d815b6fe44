package org.nightdesk.runtime.streams;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One step of an item's way: decode, work, perform. A record that cannot be read, or whose work
/// throws, becomes a dead letter, and the step goes on with the next.
final class Step<V> implements Processor<String, byte[], String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(Step.class);

  private final String stage;
  private final Stream<V> input;
  private final Work<V> work;
  private final StepMetrics metrics;
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable Performer performer;

  Step(String stage, Stream<V> input, Work<V> work, StepMetrics metrics) {
    this.stage = stage;
    this.input = input;
    this.work = work;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> newContext) {
    context = newContext;
    performer = new Performer(newContext, stage, metrics);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (context == null || performer == null) {
      throw new IllegalStateException("step %s is not initialised".formatted(stage));
    }
    metrics.received(stage);
    Effects.Origin origin = Guarded.origin(stage, context, record);
    performer.perform(Guarded.run(origin, record, new Effects(origin), this::workOn));
  }

  private void workOn(Record<String, byte[]> record, Effects effects) {
    byte[] bytes = record.value();
    V value = bytes == null ? null : Guarded.decode(bytes, input);
    Performer rows = java.util.Objects.requireNonNull(performer);
    work.work(Guarded.input(record, value, effects.origin()), rows, effects);
  }

  /// The guarded, pure part of a step; shared with the Scheduler.
  static final class Guarded {
    private Guarded() {}

    @FunctionalInterface
    interface Part<E extends Effects> {
      void run(Record<String, byte[]> record, E effects);
    }

    static Effects.Origin origin(
        String stage, ProcessorContext<?, ?> context, Record<String, byte[]> record) {
      RecordMetadata metadata = context.recordMetadata().orElse(null);
      DeadLetters.Place place =
          metadata == null
              ? DeadLetters.Place.NOWHERE
              : new DeadLetters.Place(metadata.topic(), metadata.partition(), metadata.offset());
      String trace = Trace.hop(Event.header(record.headers(), CloudEvent.TRACE_PARENT), stage);
      Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
      String key = record.key() == null ? "" : record.key();
      return new Effects.Origin(stage, place, key, now, trace);
    }

    static <V> Input<V> input(
        Record<String, byte[]> record, @Nullable V value, Effects.Origin origin) {
      return new Input<>(
          origin.key(),
          value,
          Instant.ofEpochMilli(record.timestamp()),
          origin.now(),
          String.valueOf(origin.trace()),
          Event.header(record.headers(), CloudEvent.REPLAY));
    }

    static <V> V decode(byte[] bytes, Stream<V> stream) {
      try {
        return Json.read(bytes, stream.type());
      } catch (RuntimeException e) {
        throw new UnreadableException(e);
      }
    }

    /// Runs the part; what it throws turns into effects that hold one dead letter.
    static <E extends Effects> Effects run(
        Effects.Origin origin, Record<String, byte[]> record, E effects, Part<E> part) {
      DeadLetters.Cause cause;
      try {
        if (record.key() == null) {
          throw new UnreadableException(new IllegalArgumentException("the record has no key"));
        }
        part.run(record, effects);
        return effects;
      } catch (UnreadableException e) {
        cause = cause(DeadLetters.Reason.UNREADABLE, e.thrown, origin);
      } catch (Effects.TooLargeException e) {
        cause = cause(DeadLetters.Reason.TOO_LARGE, e, origin);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.warn("step failed stage={} place={}", origin.stage(), origin.place(), e);
        cause = cause(DeadLetters.Reason.FAILED, e, origin);
      }
      Effects letter = new Effects(origin);
      letter.deadLetter(record.key(), record.value(), cause);
      return letter;
    }

    private static DeadLetters.Cause cause(
        DeadLetters.Reason reason, Throwable thrown, Effects.Origin origin) {
      return DeadLetters.Cause.of(reason, thrown, origin.now());
    }
  }

  private static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RuntimeException thrown;

    UnreadableException(RuntimeException thrown) {
      super(thrown);
      this.thrown = thrown;
    }
  }
}
