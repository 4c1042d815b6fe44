package org.nightdesk.app.console;

/// The command cannot go on. The message is one sentence for the person at the terminal that names
/// what was wrong; it is printed without a stack trace, and the exit code is 1.
public final class Failed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Failed(String sentence) {
    super(sentence, null, false, false);
  }
}
