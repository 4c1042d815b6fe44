package org.nightdesk.runtime.streams;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The guarded, pure part of a step: what it throws becomes a dead letter, never a dead thread.
public final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private Guarded() {}

  @FunctionalInterface
  public interface Part<E extends Effects> {
    void run(Record<String, byte[]> record, E effects);
  }

  public static Effects.Origin origin(
      String stage, ProcessorContext<?, ?> context, Record<String, byte[]> record) {
    RecordMetadata metadata = context.recordMetadata().orElse(null);
    DeadLetters.Place place =
        metadata == null
            ? DeadLetters.Place.NOWHERE
            : new DeadLetters.Place(metadata.topic(), metadata.partition(), metadata.offset());
    Map<String, String> headers = Event.texts(record.headers());
    String trace = Trace.hop(headers.get(CloudEvent.TRACE_PARENT), stage, place);
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    String key = Objects.requireNonNullElse(record.key(), "");
    return new Effects.Origin(stage, place, key, now, trace, headers);
  }

  public static <V> Input<V> input(
      Record<String, byte[]> record, @Nullable V value, Effects.Origin origin) {
    return new Input<>(
        origin.key(),
        value,
        Instant.ofEpochMilli(record.timestamp()),
        origin.now(),
        String.valueOf(origin.trace()),
        Event.header(record.headers(), CloudEvent.REPLAY));
  }

  public static <V> V decode(byte[] bytes, Stream<V> stream) {
    try {
      return Json.read(bytes, stream.type());
    } catch (RuntimeException e) {
      throw new UnreadableException(e);
    }
  }

  /// Runs the part; what it throws turns into effects that hold one dead letter.
  public static <E extends Effects> Effects run(
      Effects.Origin origin, Record<String, byte[]> record, E effects, Part<E> part) {
    DeadLetters.Cause cause;
    try {
      requireKey(record.key());
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

  private static void requireKey(@Nullable String key) {
    if (key == null || key.length() > Event.MAX_KEY) {
      throw new UnreadableException(
          new IllegalArgumentException(
              key == null
                  ? "the record has no key"
                  : "the key has %d characters".formatted(key.length())));
    }
  }

  private static DeadLetters.Cause cause(
      DeadLetters.Reason reason, Throwable thrown, Effects.Origin origin) {
    return DeadLetters.Cause.of(reason, thrown, origin.now());
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
