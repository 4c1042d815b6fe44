package org.nightdesk.runtime.schedule;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.nightdesk.runtime.json.Json;

/// How a row stands in the store: eight bytes of due time in milliseconds since 1970, then JSON.
/// The order is rebuilt at a start from the eight bytes alone.
final class DueRow {
  private DueRow() {}

  static byte[] encode(Instant at, byte[] row) {
    return ByteBuffer.allocate(Long.BYTES + row.length).putLong(at.toEpochMilli()).put(row).array();
  }

  static Instant at(byte[] stored) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(stored).getLong());
  }

  static <R> R row(byte[] stored, Class<R> type) {
    return Json.read(Arrays.copyOfRange(stored, Long.BYTES, stored.length), type);
  }
}
