package org.nightdesk.app.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.StreamNames;

/// Decides of a record whether it may be put back, and as what. Pure.
///
/// @param names of streams
/// @param alert whether what is put back may alert people
/// @param again whether a dead letter of what was put back already goes back once more
/// @param now timestamp of what is put back
record PutBack(StreamNames names, boolean alert, boolean again, Instant now) {
  /// Streams whose records are read by a stage before anybody is alerted.
  static final List<Stream<?>> BEFORE_ALERTS =
      List.of(Stream.FEEDS, Stream.ITEMS, Stream.TOPICS, Stream.STORY, Stream.TAGGED);

  private static final Set<String> OF_DEAD_LETTERS =
      Set.of(
          CloudEvent.DEAD_STREAM,
          CloudEvent.DEAD_PARTITION,
          CloudEvent.DEAD_OFFSET,
          CloudEvent.DEAD_STAGE,
          CloudEvent.DEAD_REASON,
          CloudEvent.DEAD_ERROR,
          // Said of the dead letter; what is put back says its own.
          CloudEvent.TYPE,
          CloudEvent.SOURCE,
          CloudEvent.SUBJECT,
          CloudEvent.TIME);

  /// What is to become of a record.
  sealed interface Verdict {
    /// It goes onto its stream again.
    record Again(Event event) implements Verdict {}

    /// It stays where it is.
    ///
    /// @param reason from a closed set: `no-stream`, `not-kept`, `would-alert`, `outdated`,
    ///   `replayed`, and of dead letters `put-back` and `expired`
    record Left(String reason) implements Verdict {}
  }

  /// Of a record that stands on a stream before `alerts`.
  ///
  /// @param newest of a compacted stream, the offset of each key's last record
  Verdict again(Stream<?> stream, ConsumerRecord<String, byte[]> line, Map<String, Long> newest) {
    Map<String, String> headers = Shown.headers(line);
    if (headers.containsKey(CloudEvent.REPLAY)) {
      return new Verdict.Left("replayed"); // or every replay would double the last
    }
    if (line.key() == null || isOutdated(stream, line.key(), line.offset(), newest)) {
      return new Verdict.Left("outdated");
    }
    return new Verdict.Again(event(stream, line.key(), line.value(), headers));
  }

  /// The stream that a dead letter came from, if it came from one of ours.
  Optional<Stream<?>> streamOf(ConsumerRecord<String, byte[]> letter) {
    String name = Event.header(letter.headers(), CloudEvent.DEAD_STREAM);
    return name == null ? Optional.empty() : names.streamOf(name);
  }

  /// Of a dead letter.
  ///
  /// @param newest of its stream if that is compacted, the offset of each key's last record
  /// @param before the ids of the letters whose records stand on the stream again
  Verdict buried(
      @Nullable Stream<?> stream,
      ConsumerRecord<String, byte[]> letter,
      Map<String, Long> newest,
      Set<String> before) {
    if (stream == null) {
      return new Verdict.Left("no-stream"); // what waited in a store comes again by itself
    }
    if (letter.value() == null) {
      return new Verdict.Left("not-kept");
    }
    if (!alert && !BEFORE_ALERTS.contains(stream)) {
      return new Verdict.Left("would-alert");
    }
    Map<String, String> headers = Shown.headers(letter);
    String id =
        Objects.requireNonNullElse(
            headers.get(CloudEvent.ID), letter.partition() + "/" + letter.offset());
    if (before.contains(id)) {
      return new Verdict.Left("put-back"); // once, however often, and by whomever, it was refused
    }
    if (!again && headers.containsKey(CloudEvent.REPLAY)) {
      return new Verdict.Left("replayed"); // it was tried again, and failed again
    }
    if (stream.kept() != null
        && Instant.ofEpochMilli(letter.timestamp()).plus(stream.kept()).isBefore(now)) {
      return new Verdict.Left("expired"); // whether it was put back is not to be seen any more
    }
    String offset = Objects.requireNonNullElse(headers.get(CloudEvent.DEAD_OFFSET), "-1");
    if (isOutdated(stream, letter.key(), Long.parseLong(offset), newest)) {
      return new Verdict.Left("outdated");
    }
    headers = originals(headers);
    headers.put(CloudEvent.PUT_BACK, id);
    if (stream.type().equals(TaggedItem.class)) {
      headers.putAll(topics(letter.value()));
    }
    return new Verdict.Again(event(stream, letter.key(), letter.value(), headers));
  }

  /// The headers that the record had before it was refused.
  private static Map<String, String> originals(Map<String, String> ofLetter) {
    Map<String, String> headers = new LinkedHashMap<>();
    ofLetter.forEach((name, value) -> {
      if (!OF_DEAD_LETTERS.contains(name) && !name.startsWith(CloudEvent.DEAD_ORIGINAL)) {
        headers.put(name, value);
      }
    });
    ofLetter.forEach((name, value) -> {
      if (name.startsWith(CloudEvent.DEAD_ORIGINAL)) {
        headers.put(name.substring(CloudEvent.DEAD_ORIGINAL.length()), value);
      }
    });
    return headers;
  }

  /// An old setting must not come to stand above a newer one.
  private static boolean isOutdated(
      Stream<?> stream, String key, long offset, Map<String, Long> newest) {
    return stream.compacted() && newest.getOrDefault(key, -1L) != offset;
  }

  private Event event(
      Stream<?> stream, String key, byte @Nullable [] value, Map<String, String> headers) {
    return Event.raw(stream, key, value, headers, now)
        .with(CloudEvent.REPLAY, alert ? CloudEvent.REPLAY_ALERT : CloudEvent.REPLAY_QUIET);
  }

  private static Map<String, String> topics(byte[] value) {
    try {
      return Map.of(
          CloudEvent.TOPICS, String.join(",", Json.read(value, TaggedItem.class).topicNames()));
    } catch (RuntimeException _) {
      return Map.of();
    }
  }
}
