package org.nightdesk.classify.merge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.nightdesk.contract.Item;
import org.nightdesk.runtime.json.Json;

/// An item, compressed for a row: about a third of its size, and never more than 64 KB.
///
/// @param base64 of the deflated JSON
record Packed(@JsonValue String base64) {
  /// A store is restored whole after an unclean stop, so one long article must not cost more.
  private static final int MAX_CHARS = 64 << 10;

  /// More than any item has; ends the unpacking of a broken row.
  private static final int MAX_UNPACKED = 1 << 20;

  @JsonCreator
  Packed {}

  /// The packed item, or nothing if it is too large to be kept.
  static Optional<Packed> of(Item item) {
    byte[] json = Json.bytes(item);
    byte[] buffer = new byte[json.length + 64];
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(json);
      deflater.finish();
      int length = deflater.deflate(buffer);
      if (!deflater.finished()) {
        return Optional.empty();
      }
      String text = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(buffer, length));
      return text.length() > MAX_CHARS ? Optional.empty() : Optional.of(new Packed(text));
    }
  }

  /// @throws IllegalStateException if the row is broken
  Item item() {
    byte[] buffer = new byte[MAX_UNPACKED];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(Base64.getDecoder().decode(base64));
      int length = inflater.inflate(buffer);
      return Json.read(java.util.Arrays.copyOf(buffer, length), Item.class);
    } catch (DataFormatException e) {
      throw new IllegalStateException("the leading copy cannot be unpacked", e);
    }
  }
}
