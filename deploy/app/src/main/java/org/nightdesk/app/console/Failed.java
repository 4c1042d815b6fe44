package org.nightdesk.app.console;

import java.util.List;

/// The command cannot go on. The message is one sentence for the person at the terminal that names
/// what was wrong; it is printed without a stack trace, and the exit code is 1.
public final class Failed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> more;

  public Failed(String sentence) {
    this(sentence, List.of());
  }

  /// @param more lines below the sentence that show the place, or what would be right
  public Failed(String sentence, List<String> more) {
    super(sentence, null, false, false);
    this.more = List.copyOf(more);
  }

  /// What stands below the sentence.
  public List<String> more() {
    return more;
  }
}
