package org.nightdesk.runtime.streams;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Word;

/// What becomes of a record that cannot be read or processed. Pure.
public final class DeadLetters {
  /// An error text is for a person to find the place; it carries no record content beyond that.
  private static final int MAX_ERROR = 300;

  /// A key of ours is far shorter; a longer one would not fit beside the value that it comes with.
  private static final int MAX_KEY = 500;

  private DeadLetters() {}

  /// Why a record is dead; each is a metric label.
  public enum Reason implements Word {
    /// Its bytes are no value of the stream's type.
    UNREADABLE,
    /// A step threw.
    FAILED,
    /// What came of it is larger than Kafka takes; only the reason is kept.
    TOO_LARGE;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Where a record stood.
  ///
  /// @param stream name on the broker
  public record Place(String stream, int partition, long offset) {
    public static final Place NOWHERE = new Place("", -1, -1);
  }

  /// The dead letter of a record.
  ///
  /// @param key cut if it is longer than any of ours
  /// @param value the original bytes, left out if they are too large themselves
  public static Event of(
      Place place, String stage, @Nullable String key, byte @Nullable [] value, Cause cause) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(CloudEvent.ID, place.stream() + "/" + place.partition() + "/" + place.offset());
    headers.put(CloudEvent.DEAD_STREAM, place.stream());
    headers.put(CloudEvent.DEAD_PARTITION, Integer.toString(place.partition()));
    headers.put(CloudEvent.DEAD_OFFSET, Long.toString(place.offset()));
    headers.put(CloudEvent.DEAD_STAGE, stage);
    headers.put(CloudEvent.DEAD_REASON, cause.reason().word());
    headers.put(CloudEvent.DEAD_ERROR, cause.error());
    byte[] kept =
        value == null || value.length > Event.MAX_BYTES || cause.reason() == Reason.TOO_LARGE
            ? null
            : value;
    return Event.raw(Stream.DEAD_LETTERS, cut(key), kept, headers, cause.at());
  }

  /// Why and when.
  public record Cause(Reason reason, String error, Instant at) {
    public static Cause of(Reason reason, Throwable thrown, Instant at) {
      return new Cause(reason, describe(thrown), at);
    }
  }

  private static String cut(@Nullable String key) {
    String text = key == null ? "" : key;
    return text.length() <= MAX_KEY ? text : text.substring(0, MAX_KEY);
  }

  private static String describe(Throwable thrown) {
    String message = thrown.getMessage();
    String text = thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
    return line.length() <= MAX_ERROR ? line : line.substring(0, MAX_ERROR);
  }
}
