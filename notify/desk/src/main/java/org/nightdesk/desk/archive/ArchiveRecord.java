package org.nightdesk.desk.archive;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;

/// A record as it stood on its stream.
///
/// @param offset of the record; the next one is read after a restart
/// @param value absent: the key was taken off
public record ArchiveRecord(
    Stream<?> stream, int partition, long offset, String key, @Nullable Value value) {

  /// The bytes of a value, wrapped because records hold no arrays. Not to be changed.
  public static final class Value {
    private final byte[] bytes;

    public Value(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  Optional<byte[]> bytes() {
    return Optional.ofNullable(value).map(Value::bytes);
  }

  /// Where the stream's partition is read next.
  Place place() {
    return new Place(stream.name(), partition);
  }

  /// A partition of a stream.
  ///
  /// @param stream name without prefix
  public record Place(String stream, int partition) {
    String print() {
      return stream + "/" + partition;
    }

    static Place parse(String text) {
      int slash = text.lastIndexOf('/');
      return new Place(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }
  }
}
