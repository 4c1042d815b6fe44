package org.nightdesk.runtime.streams;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Hash;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;

/// A record on its way onto a stream, already encoded, so that its size is known before anything is
/// done with it.
///
/// @param stream where it goes
/// @param key of the record
/// @param payload the encoded value; a tombstone has none
/// @param headers beside the CloudEvents ones
/// @param at when Nightdesk saw it; never a published date, which a broker may refuse
public record Event(
    Stream<?> stream, String key, Payload payload, Map<String, String> headers, Instant at) {

  /// More than this is refused before the broker (1 MiB with headers) would.
  public static final int MAX_BYTES = 900_000;

  /// Characters of a key. The longest of ours are a host name and two ids.
  static final int MAX_KEY = 2_000;

  /// Characters of all headers together; with the key, which stands in two places, and the value
  /// this stays below what a broker takes.
  private static final int MAX_HEADERS = 32_000;

  /// The bytes of a value, wrapped so that the record compares by content.
  public static final class Payload {
    private final byte @Nullable [] bytes;

    Payload(byte @Nullable [] bytes) {
      this.bytes = bytes;
    }

    /// The bytes themselves, not a copy; absent for a tombstone.
    public byte @Nullable [] bytes() {
      return bytes;
    }

    public int size() {
      return bytes == null ? 0 : bytes.length;
    }
  }

  public Event {
    headers = Map.copyOf(headers);
  }

  /// An event with its value and the id that makes a repetition recognisable.
  public static <V> Event of(Stream<V> stream, String key, V value, String ceId, Instant at) {
    return new Event(stream, key, new Payload(encode(value)), Map.of(CloudEvent.ID, ceId), at);
  }

  /// An event whose id is a hash over its value.
  public static <V> Event of(Stream<V> stream, String key, V value, Instant at) {
    byte[] bytes = encode(value);
    String id = key + "/" + Hash.ofBytes(bytes).substring(0, 16);
    return new Event(stream, key, new Payload(bytes), Map.of(CloudEvent.ID, id), at);
  }

  /// An event that takes a key off a compacted stream.
  public static Event tombstone(Stream<?> stream, String key, Instant at) {
    return new Event(stream, key, new Payload(null), Map.of(), at);
  }

  /// Bytes as they are, for dead letters and what is put back.
  public static Event raw(
      Stream<?> stream,
      String key,
      byte @Nullable [] bytes,
      Map<String, String> headers,
      Instant at) {
    return new Event(stream, key, new Payload(bytes), headers, at);
  }

  /// The same event with one more header.
  public Event with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Event(stream, key, payload, more, at);
  }

  /// Whether the broker would refuse it: for its value, its key or its headers.
  public boolean isTooLarge() {
    return payload.size() > MAX_BYTES || key.length() > MAX_KEY || headerSize() > MAX_HEADERS;
  }

  /// What it consists of, for whoever is told that it is too large.
  String sizes() {
    return "%d bytes, a key of %d and headers of %d characters for stream %s"
        .formatted(payload.size(), key.length(), headerSize(), stream.name());
  }

  private int headerSize() {
    return headers.entrySet().stream()
        .mapToInt(header -> header.getKey().length() + header.getValue().length())
        .sum();
  }

  /// All headers of the record: CloudEvents 1.0 binary mode, and the event's own.
  public Headers recordHeaders() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(CloudEvent.SPEC_VERSION, "1.0");
    all.put(CloudEvent.TYPE, stream.ceType());
    all.put(CloudEvent.SOURCE, "/nightdesk/" + stream.name());
    all.put(CloudEvent.SUBJECT, key);
    all.put(CloudEvent.TIME, at.toString());
    all.put(CloudEvent.CONTENT_TYPE, "application/json");
    all.putAll(headers);
    RecordHeaders made = new RecordHeaders();
    all.forEach((name, value) -> made.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return made;
  }

  /// The last header of that name, as text.
  public static @Nullable String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  /// All headers as text; of a name that stands twice the last.
  public static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Header header : headers) {
      texts.put(
          header.key(),
          header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static byte[] encode(Object value) {
    return value instanceof byte[] bytes ? bytes : Json.bytes(value);
  }
}
