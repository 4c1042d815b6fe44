package org.nightdesk.runtime.schedule;

/// Sees the rows of one life of a scheduler, those that it finds at its start included, so that
/// gauges are right from the first moment. Called by the thread of the stream alone.
///
/// @param <R> row
public interface Watch<R> {
  /// A row stands so now.
  void stands(String key, R row);

  /// A row is no more.
  void gone(String key);

  /// This life is over: its rows are another's to see.
  void closed();

  /// Looks at nothing.
  static <R> Watch<R> none() {
    return new Watch<>() {
      @Override
      public void stands(String key, R row) {}

      @Override
      public void gone(String key) {}

      @Override
      public void closed() {}
    };
  }
}
