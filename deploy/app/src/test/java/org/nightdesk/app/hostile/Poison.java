package org.nightdesk.app.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record that no stream should hold; one character is one byte.
///
/// @param key absent: none, which compacted streams refuse by themselves
/// @param value absent: a tombstone
/// @param refused whether a reader has to record it
record Poison(@Nullable String key, @Nullable String value, boolean refused) {
  private static final int LARGE = 950_000;

  /// Each once.
  static List<Poison> all() {
    return List.of(
        of("cut JSON", "{\"id\":\"x\",\"url\":"),
        of("a list", "[1,2,3]"),
        of("a word", "\"word\""),
        of("null", "null"),
        of("nothing at all", ""),
        of("another shape", "{\"colour\":\"green\",\"wheels\":4}"),
        of("parts of another type", "{\"id\":{\"a\":1},\"name\":[],\"item\":7,\"url\":true}"),
        of("endless nesting", "[".repeat(5_000)),
        of("no UTF-8", "\u00c3(\u0000\u0001"),
        of("large", "{\"id\":\"" + "x".repeat(LARGE)),
        new Poison(null, "{}", true),
        new Poison("k".repeat(600_000), "{", true),
        new Poison("poison.example/unknown", null, false));
  }

  private static Poison of(String name, String value) {
    return new Poison("poison.example/" + name.replace(' ', '-'), value, true);
  }

  static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(ISO_8859_1);
  }
}
