package org.nightdesk.app.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record that no stream should hold.
///
/// @param key absent: none, which compacted streams refuse by themselves
/// @param value absent: a tombstone
/// @param refused whether a reader has to record it
record Poison(String name, byte @Nullable [] key, byte @Nullable [] value, boolean refused) {
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
        new Poison("no UTF-8", key("no UTF-8"), new byte[] {(byte) 0xc3, 0x28, 0, 1}, true),
        of("large", "{\"id\":\"" + "x".repeat(LARGE)),
        new Poison("no key", null, bytes("{}"), true),
        new Poison("long key", bytes("k".repeat(600_000)), bytes("{"), true),
        new Poison("a key nobody knows, taken off", key("unknown"), null, false));
  }

  private static Poison of(String name, String value) {
    return new Poison(name, key(name), bytes(value), true);
  }

  private static byte[] key(String name) {
    return bytes("poison.example/" + name.replace(' ', '-'));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
