package org.nightdesk.reading.xml;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/// The DOCTYPE of a document, which is never obeyed: one that defines nothing, or nothing that is
/// used, is dropped.
///
/// @param usedEntities entities that the document defines and refers to, besides those of HTML,
///   which everybody means the same by; at most 3
record Doctype(String text, int start, int end, List<String> usedEntities) {
  private static final Pattern DEFINED = Pattern.compile("<!ENTITY\\s+([^\\s%\"'<>&;]{1,100})");
  private static final Pattern REFERENCE = Pattern.compile("&([^\\s#%\"'<>&;]{1,100});");

  static Doctype of(String text) {
    int start = start(text);
    if (start < 0) {
      return new Doctype(text, -1, -1, List.of());
    }
    int closed = end(text, start);
    int end = closed < 0 ? text.length() : closed;
    return new Doctype(text, start, end, used(text, start, end));
  }

  private static int start(String text) {
    int at = text.indexOf('<');
    while (at >= 0 && at + 1 < text.length()) {
      if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
        return at;
      }
      if (Prolog.isNameStart(text.charAt(at + 1))) {
        return -1;
      }
      int end = Prolog.endOfMarkup(text, at);
      at = end < 0 ? -1 : text.indexOf('<', end);
    }
    return -1;
  }

  private static List<String> used(String text, int start, int end) {
    Set<String> defined = new HashSet<>();
    Matcher definitions = DEFINED.matcher(text).region(start, end);
    while (definitions.find()) {
      defined.add(definitions.group(1));
    }
    Set<String> used = new TreeSet<>();
    Matcher references = REFERENCE.matcher(text).region(end, text.length());
    while (!defined.isEmpty() && used.size() < 3 && references.find()) {
      String name = references.group(1);
      if (defined.contains(name) && !Entities.isNamedEntity(name)) {
        used.add(name);
      }
    }
    return List.copyOf(used);
  }

  String removed(Set<Repair> done) {
    if (start < 0) {
      return text;
    }
    done.add(Repair.DOCTYPE);
    return text.substring(0, start) + text.substring(end);
  }

  /// Just behind the `>` that closes the DOCTYPE at `start`, past its quotes, comments and internal
  /// subset; -1 if it never closes.
  static int end(String text, int start) {
    boolean subset = false;
    int at = start + 9;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = text.indexOf(c, at + 1);
      } else if (text.startsWith("<!--", at)) {
        int close = text.indexOf("-->", at + 4);
        at = close < 0 ? -1 : close + 2;
      } else if (c == '[' || c == ']') {
        subset = c == '[';
      } else if (c == '>' && !subset) {
        return at + 1;
      }
      if (at < 0) {
        return -1;
      }
      at++;
    }
    return -1;
  }
}
