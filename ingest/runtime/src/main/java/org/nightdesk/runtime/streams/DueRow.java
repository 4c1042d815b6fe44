package org.nightdesk.runtime.streams;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.nightdesk.runtime.json.Json;

/// How a row stands in the store: eight bytes of due time in milliseconds since 1970, then JSON.
/// The order is rebuilt at a start from the eight bytes alone.
public final class DueRow {
  private DueRow() {}

  /// The bytes of a row and its due time.
  public static byte[] encode(Instant at, byte[] row) {
    return ByteBuffer.allocate(Long.BYTES + row.length).putLong(at.toEpochMilli()).put(row).array();
  }

  /// The due time alone.
  public static Instant at(byte[] stored) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(stored).getLong());
  }

  /// The row alone.
  public static <R> R row(byte[] stored, Class<R> type) {
    return Json.read(Arrays.copyOfRange(stored, Long.BYTES, stored.length), type);
  }
}
