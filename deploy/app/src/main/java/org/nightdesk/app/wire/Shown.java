package org.nightdesk.app.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.json.Json;
import tools.jackson.core.JacksonException;

/// A record as JSON shows it. Pure.
///
/// @param value JSON as it stands; text when it is none; absent for a tombstone
record Shown(
    int partition,
    long offset,
    Instant timestamp,
    String key,
    Map<String, String> headers,
    @Nullable Object value) {

  static Shown of(ConsumerRecord<String, byte[]> line) {
    return new Shown(
        line.partition(),
        line.offset(),
        Instant.ofEpochMilli(line.timestamp()),
        Objects.requireNonNullElse(line.key(), ""),
        headers(line),
        line.value() == null ? null : value(line.value()));
  }

  /// The headers in their order; of a name that stands twice the last.
  static Map<String, String> headers(ConsumerRecord<String, byte[]> line) {
    Map<String, String> headers = new LinkedHashMap<>();
    line.headers().forEach(header -> headers.put(header.key(), text(header)));
    return headers;
  }

  private static String text(Header header) {
    return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static Object value(byte[] bytes) {
    try {
      return Json.tree(bytes);
    } catch (JacksonException _) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
