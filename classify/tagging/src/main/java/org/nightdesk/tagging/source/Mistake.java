package org.nightdesk.tagging.source;

/// A data file is wrong; the message begins with file and line.
public final class Mistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Mistake(String file, int line, String message) {
    super(file + ":" + line + ": " + message);
  }
}
