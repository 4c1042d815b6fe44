package org.nightdesk.query;

/// A text that is no query. The message says what is wrong, the hint what would be right; both are
/// for the person who wrote it.
public final class QueryException extends IllegalArgumentException {
  private final int position;
  private final String hint;

  QueryException(int position, String message, String hint) {
    super(message);
    this.position = position;
    this.hint = hint;
  }

  /// Where, in UTF-16 code units from 0.
  public int position() {
    return position;
  }

  /// One sentence, never empty.
  public String hint() {
    return hint;
  }
}
