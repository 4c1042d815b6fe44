package org.nightdesk.reading.xml;

import java.util.Set;
import org.jsoup.nodes.Entities;

/// Mends references outside CDATA sections, comments and instructions: HTML's names become
/// characters, references to forbidden characters vanish, an ampersand that begins nothing is
/// escaped.
final class References {
  /// The longest name that HTML knows has 31 letters.
  private static final int LONGEST = 33;

  private static final Set<String> XML_NAMES = Set.of("amp", "lt", "gt", "quot", "apos");

  private final String text;
  private final Set<Repair> done;
  private final StringBuilder out;

  References(String text, Set<Repair> done) {
    this.text = text;
    this.done = done;
    this.out = new StringBuilder(text.length() + 64);
  }

  String mended() {
    if (text.indexOf('&') < 0) {
      return text;
    }
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '&') {
        at = reference(at);
      } else if (c == '<' && at + 1 < text.length() && isSection(text.charAt(at + 1))) {
        int end = Prolog.endOfMarkup(text, at);
        int stop = end < 0 ? text.length() : end;
        out.append(text, at, stop);
        at = stop;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static boolean isSection(char c) {
    return c == '!' || c == '?';
  }

  /// Writes what becomes of the ampersand at `at`; returns where to go on.
  private int reference(int at) {
    int end = at + 1;
    while (end < text.length() && end - at < LONGEST && isReferencePart(text.charAt(end))) {
      end++;
    }
    boolean closed = end < text.length() && text.charAt(end) == ';';
    String name = text.substring(at + 1, end);
    if (closed && name.startsWith("#")) {
      return number(name, at, end);
    }
    if (closed && XML_NAMES.contains(name)) {
      out.append(text, at, end + 1);
      return end + 1;
    }
    String meant = closed ? Entities.getByName(name) : "";
    if (!meant.isEmpty()) {
      done.add(Repair.HTML_ENTITIES);
      out.append(meant.equals("<") ? "&lt;" : meant.equals("&") ? "&amp;" : meant);
      return end + 1;
    }
    return bare(at);
  }

  private int number(String name, int at, int end) {
    boolean hex = name.length() > 2 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    String digits = name.substring(hex ? 2 : 1);
    int radix = hex ? 16 : 10;
    if (digits.isEmpty() || digits.chars().anyMatch(c -> Character.digit(c, radix) < 0)) {
      return bare(at);
    }
    int code = digits.length() > 8 ? -1 : (int) Long.parseLong(digits, radix);
    if (Mend.isAllowed(code)) {
      out.append(hex ? "&#x" : "&#").append(digits).append(';');
    } else {
      done.add(Repair.CONTROL_CHARACTERS);
    }
    return end + 1;
  }

  private int bare(int at) {
    done.add(Repair.BARE_AMPERSANDS);
    out.append("&amp;");
    return at + 1;
  }

  private static boolean isReferencePart(char c) {
    return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
