package org.nightdesk.runtime.streams;

import java.time.Instant;
import java.util.Comparator;
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

  /// Characters of the record's own headers; ours take a tenth of that.
  private static final int MAX_ORIGINALS = 8_000;

  private static final Comparator<Map.Entry<String, String>> OURS_FIRST =
      Comparator.<Map.Entry<String, String>, Boolean>comparing(header -> isForeign(header.getKey()))
          .thenComparing(Map.Entry.comparingByKey());

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

    @Override
    public String toString() {
      return stream + "/" + partition + "/" + offset;
    }
  }

  /// The dead letter of a record. It goes on with the record's trace, keeps the record's headers
  /// under [CloudEvent#DEAD_ORIGINAL], and is marked as the record was if that was put back.
  ///
  /// @param key cut if it is longer than any of ours
  /// @param value the original bytes, left out if they are too large themselves
  public static Event of(
      Effects.Origin origin, @Nullable String key, byte @Nullable [] value, Cause cause) {
    Place place = origin.place();
    Map<String, String> headers = originals(origin.headers());
    if (origin.trace() != null) {
      headers.put(CloudEvent.TRACE_PARENT, origin.trace());
    }
    String replay = origin.headers().get(CloudEvent.REPLAY);
    if (replay != null) {
      headers.put(CloudEvent.REPLAY, replay);
    }
    headers.put(CloudEvent.ID, place.toString());
    headers.put(CloudEvent.DEAD_STREAM, place.stream());
    headers.put(CloudEvent.DEAD_PARTITION, Integer.toString(place.partition()));
    headers.put(CloudEvent.DEAD_OFFSET, Long.toString(place.offset()));
    headers.put(CloudEvent.DEAD_STAGE, origin.stage());
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

  /// The record's headers, ours first; what does not fit any more is left out.
  private static Map<String, String> originals(Map<String, String> headers) {
    Map<String, String> kept = new LinkedHashMap<>();
    int size = 0;
    for (var header : headers.entrySet().stream().sorted(OURS_FIRST).toList()) {
      String name = CloudEvent.DEAD_ORIGINAL + header.getKey();
      size += name.length() + header.getValue().length();
      if (size > MAX_ORIGINALS) {
        break;
      }
      kept.put(name, header.getValue());
    }
    return kept;
  }

  private static boolean isForeign(String header) {
    return !header.startsWith("ce_")
        && !header.startsWith("nd_")
        && !header.equals(CloudEvent.TRACE_PARENT);
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
