package org.nightdesk.desk.deadletters;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.StreamNames;

/// A dead letter as the desk shows it.
///
/// @param id of the letter, the place where the record stood
/// @param at when it was written
/// @param stage which step refused the record
/// @param reason one word: `unreadable`, `failed`, `too-large`
/// @param error what was thrown, one line
/// @param stream where the record stood, without the prefix where it is one of ours
/// @param partition -1 if it stood nowhere
/// @param offset -1 if it stood nowhere
/// @param key of the record
/// @param trace id of its trace, 32 hexadecimal digits
/// @param size bytes that were kept of the record; absent: none were
/// @param payload its beginning, as text; absent if nothing was kept, or it may not be shown
/// @param cut whether the record goes on after that
/// @param again whether the record had been put back by hand before
/// @param withheld whether it may not be shown: subscriptions hold addresses that are secrets
record DeadLetter(
    String id,
    Instant at,
    String stage,
    String reason,
    String error,
    String stream,
    int partition,
    long offset,
    String key,
    @Nullable String trace,
    @Nullable Integer size,
    @Nullable String payload,
    boolean cut,
    boolean again,
    boolean withheld) {
  private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-.*");

  /// Of anything that stands on the stream: what a header does not say is left empty.
  static DeadLetter of(ConsumerRecord<String, byte[]> record, StreamNames names) {
    Map<String, String> headers = Event.texts(record.headers());
    String name = headers.getOrDefault(CloudEvent.DEAD_STREAM, "");
    var trace = TRACE.matcher(headers.getOrDefault(CloudEvent.TRACE_PARENT, ""));
    byte[] value = record.value();
    boolean secret = name.equals(names.of(Stream.SUBSCRIPTIONS));
    return new DeadLetter(
        headers.getOrDefault(
            CloudEvent.ID, record.topic() + "/" + record.partition() + "/" + record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        headers.getOrDefault(CloudEvent.DEAD_STAGE, ""),
        headers.getOrDefault(CloudEvent.DEAD_REASON, ""),
        headers.getOrDefault(CloudEvent.DEAD_ERROR, ""),
        names.streamOf(name).map(stream -> stream.name()).orElse(name),
        (int) number(headers.get(CloudEvent.DEAD_PARTITION)),
        number(headers.get(CloudEvent.DEAD_OFFSET)),
        record.key() == null ? "" : record.key(),
        trace.matches() ? trace.group(1) : null,
        value == null ? null : value.length,
        value == null || secret ? null : Excerpt.of(value),
        value != null && value.length > Excerpt.BYTES,
        headers.containsKey(CloudEvent.REPLAY),
        value != null && secret);
  }

  /// Whoever else writes on the stream may write anything.
  private static long number(@Nullable String text) {
    try {
      return text == null ? -1 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
