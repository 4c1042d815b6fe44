package org.nightdesk.runtime.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Keys in the order in which they are due. Not thread-safe.
final class DueOrder {
  private record Entry(Instant at, String key) {}

  private final TreeSet<Entry> order =
      new TreeSet<>(Comparator.comparing(Entry::at).thenComparing(Entry::key));
  private final Map<String, Instant> byKey = new HashMap<>();

  void put(String key, Instant at) {
    remove(key);
    byKey.put(key, at);
    order.add(new Entry(at, key));
  }

  void remove(String key) {
    Instant at = byKey.remove(key);
    if (at != null) {
      order.remove(new Entry(at, key));
    }
  }

  boolean contains(String key) {
    return byKey.containsKey(key);
  }

  /// When the first is due.
  Optional<Instant> next() {
    return order.isEmpty() ? Optional.empty() : Optional.of(order.first().at());
  }

  /// Takes the first key, if it is due.
  Optional<String> poll(Instant now) {
    if (order.isEmpty() || order.first().at().isAfter(now)) {
      return Optional.empty();
    }
    Entry first = order.removeFirst();
    byKey.remove(first.key());
    return Optional.of(first.key());
  }

  int size() {
    return order.size();
  }

  void clear() {
    order.clear();
    byKey.clear();
  }
}
