package org.nightdesk.runtime.streams;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a step has in its stores, for reading. Writing goes through [Effects].
public interface Rows {
  /// The row of that key.
  <R> Optional<R> get(String store, String key, Class<R> type);

  /// The row of that key in a store of the Scheduler, without its due time.
  <R> Optional<R> due(String store, String key, Class<R> type);

  /// All rows whose key begins so, in the order of their keys.
  ///
  /// @param limit at most so many
  <R> List<Map.Entry<String, R>> startingWith(
      String store, String prefix, int limit, Class<R> type);

  /// The same for a store of the Scheduler.
  <R> List<Map.Entry<String, R>> dueStartingWith(
      String store, String prefix, int limit, Class<R> type);
}
