package org.nightdesk.reading.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// Closes a document that breaks off: cut after its last whole entry, then its open elements ended.
final class Ends {
  /// As deep as the parser will go.
  private static final int DEEPEST = 100;

  private final String text;
  private final Deque<String> open = new ArrayDeque<>();
  private int cut = -1;
  private String closing = "";

  private Ends(String text) {
    this.text = text;
  }

  /// Null when the text does not break off, or holds no whole entry, or does not nest.
  static @Nullable String closed(String text) {
    return new Ends(text).closed();
  }

  private @Nullable String closed() {
    int at = text.indexOf('<');
    boolean nests = true;
    while (at >= 0 && nests) {
      int end = at + 1 < text.length() ? step(at) : -1;
      nests = end != at;
      at = end < 0 ? -1 : text.indexOf('<', end);
    }
    return !nests || open.isEmpty() || cut < 0 ? null : text.substring(0, cut) + closing;
  }

  /// Takes in the mark-up at `at`. Returns where it ends, -1 if it does not, `at` itself if
  /// elements do not match.
  private int step(int at) {
    char next = text.charAt(at + 1);
    if (next == '!' || next == '?') {
      return Prolog.endOfMarkup(text, at);
    }
    int end = text.indexOf('>', at);
    if (end < 0) {
      return -1;
    }
    if (next == '/') {
      String name = Prolog.name(text, at + 1);
      if (open.isEmpty() || !open.pop().equals(name)) {
        return at;
      }
      if (isEntry(name)) {
        cut = end + 1;
        closing = closingTags();
      }
    } else if (text.charAt(end - 1) != '/') {
      open.push(Prolog.name(text, at));
    }
    return open.size() > DEEPEST ? at : end + 1;
  }

  private static boolean isEntry(String name) {
    String local = name.substring(name.indexOf(':') + 1);
    return local.equalsIgnoreCase("item")
        || local.equalsIgnoreCase("entry")
        || local.equalsIgnoreCase("outline");
  }

  private String closingTags() {
    StringBuilder tags = new StringBuilder();
    for (Iterator<String> names = open.iterator(); names.hasNext(); ) {
      tags.append("</").append(names.next()).append('>');
    }
    return tags.toString();
  }
}
