package org.nightdesk.runtime.schedule;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Due keys whose host has as much to do as it may, in the order in which they fell due.
final class HeldBack {
  private final Map<String, Queue<String>> keys = new HashMap<>(); // by host

  void add(String host, String key) {
    keys.computeIfAbsent(host, _ -> new ArrayDeque<>()).add(key);
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  void clear() {
    keys.clear();
  }

  /// Tries the keys of each host again, until one is held back anew.
  ///
  /// @param goesOn whether more may be tried
  /// @param launch adds a key again when its host is still busy
  /// @return whether any went out
  boolean release(BooleanSupplier goesOn, Consumer<String> launch) {
    boolean released = false;
    for (String host : List.copyOf(keys.keySet())) {
      Queue<String> waiting = Objects.requireNonNull(keys.remove(host));
      while (!waiting.isEmpty() && goesOn.getAsBoolean()) {
        String key = waiting.remove();
        launch.accept(key);
        Queue<String> again = keys.get(host);
        if (again != null && again.contains(key)) {
          again.addAll(waiting); // still held back, and so are those behind it
          break;
        }
        released = true;
      }
    }
    return released;
  }
}
