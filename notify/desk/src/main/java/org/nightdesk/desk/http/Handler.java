package org.nightdesk.desk.http;

/// What a route does. It runs on a virtual thread and may block.
@FunctionalInterface
public interface Handler {
  /// Answers, or throws [Refusal].
  Answer answer(Request request);
}
