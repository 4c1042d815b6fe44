package org.nightdesk.runtime.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Outcomes whose fold threw, until they are tried again. Not thread-safe.
final class Retries<O> {
  private static final int MAX_TRIES = 4;
  private static final long FIRST_PAUSE_MS = 400; // and twice as long each further time

  private final List<Retry<O>> waiting = new ArrayList<>();

  /// An outcome whose fold threw.
  ///
  /// @param tries how often
  record Retry<O>(Incarnation.Done<O> done, int tries, Instant at) {}

  /// Keeps an outcome for another try.
  ///
  /// @param tries how often its fold has thrown
  /// @return false when that is often enough
  boolean add(Incarnation.Done<O> done, int tries, Instant now) {
    if (tries >= MAX_TRIES) {
      return false;
    }
    waiting.add(new Retry<>(done, tries, now.plusMillis(FIRST_PAUSE_MS << (tries - 1))));
    return true;
  }

  /// Takes those whose time has come.
  List<Retry<O>> take(Instant now) {
    List<Retry<O>> due = waiting.stream().filter(each -> !each.at().isAfter(now)).toList();
    waiting.removeAll(due);
    return due;
  }

  Optional<Instant> next() {
    return waiting.stream().map(Retry::at).min(Instant::compareTo);
  }

  int size() {
    return waiting.size();
  }

  void clear() {
    waiting.clear();
  }
}
