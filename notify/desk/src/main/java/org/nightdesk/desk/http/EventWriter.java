package org.nightdesk.desk.http;

/// One reader of server-sent events. Safe for use by several threads, one event at a time.
public interface EventWriter {
  /// Sends an event; does nothing when the reader has gone.
  ///
  /// @param name of the event
  /// @param data written as JSON
  void send(String name, Object data);

  /// Sends a comment, so that a broken connection shows and a proxy does not hang up.
  void keepAlive();

  /// Runs once when the reader has gone, or at once if it already has.
  void onGone(Runnable then);

  /// Ends the stream.
  void close();
}
