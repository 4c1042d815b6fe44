package org.nightdesk.reading.xml;

/// One line that may quote a hostile document: short, without control characters.
public final class Detail {
  private static final int LENGTH = 200;

  private Detail() {}

  public static String of(String text) {
    String line = text.substring(0, Math.min(text.length(), LENGTH));
    return line.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]+", " ").strip();
  }
}
