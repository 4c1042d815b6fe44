package org.nightdesk.app.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Keeps the last messages that arrived. Thread-safe.
public final class Sink {
  private final int limit;
  private final Deque<Received> messages = new ArrayDeque<>();
  private long count;

  /// @param limit how many messages are kept; older ones go
  public Sink(int limit) {
    this.limit = limit;
  }

  synchronized void keep(Received message) {
    count++;
    messages.addFirst(message);
    if (messages.size() > limit) {
      messages.removeLast();
    }
  }

  /// Newest first.
  public synchronized List<Received> received() {
    return List.copyOf(messages);
  }

  /// How many arrived in all.
  public synchronized long count() {
    return count;
  }
}
