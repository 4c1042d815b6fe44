package org.nightdesk.reading.xml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The gentle steps: each knows exactly what it mends and leaves everything else as it is.
final class Mend {
  /// Server messages and advertisements before a feed are short.
  private static final int JUNK = 20_000;

  private static final Pattern MARKUP = Pattern.compile("(?i)<(?:\\?xml|!--|!doctype|[a-z_])");
  private static final Pattern FEED =
      Pattern.compile("(?i)<(?:[a-z]+:)?(?:rss|feed|rdf|channel|opml)[\\s>]");
  private static final Pattern DECLARATION = Pattern.compile("(?i)<\\?xml\\s[^>]{0,300}\\?>");

  private Mend() {}

  static String text(String text, Set<Repair> done) {
    String began = withoutDeclaration(withoutJunkBefore(text, done), done);
    String clean = withoutControlCharacters(began, done);
    return withoutJunkAfter(new References(clean, done).mended(), done);
  }

  private static String withoutJunkBefore(String text, Set<Repair> done) {
    Matcher markup = MARKUP.matcher(text);
    if (!markup.find()) {
      return text;
    }
    int start = markup.start();
    String head = text.substring(0, Math.min(text.length(), JUNK)).toLowerCase(Locale.ROOT);
    int declaration = head.indexOf("<?xml ");
    Matcher feed = FEED.matcher(head);
    int root = feed.find() ? feed.start() : -1;
    // A page of error messages may come first; a comment may not be taken for one.
    boolean comment = text.startsWith("<!--", start);
    if (!comment && declaration > start && (root < 0 || declaration < root)) {
      start = declaration;
    } else if (!comment && declaration < 0 && root > start) {
      start = root;
    }
    if (start > 0) {
      done.add(Repair.JUNK_BEFORE);
    }
    return text.substring(start);
  }

  /// The text is decoded already, so the declaration has nothing left to say.
  private static String withoutDeclaration(String text, Set<Repair> done) {
    int root = Prolog.root(text);
    Matcher declaration = DECLARATION.matcher(text).region(0, Math.max(root, 0));
    if (!declaration.find()) {
      return text;
    }
    if (declaration.start() > 0) {
      done.add(Repair.DECLARATION);
    }
    return text.substring(0, declaration.start()) + text.substring(declaration.end());
  }

  private static String withoutControlCharacters(String text, Set<Repair> done) {
    if (text.codePoints().allMatch(Mend::isAllowed)) {
      return text;
    }
    done.add(Repair.CONTROL_CHARACTERS);
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(Mend::isAllowed).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /// XML 1.0, section 2.2.
  static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }

  private static String withoutJunkAfter(String text, Set<Repair> done) {
    String root = Prolog.name(text, Prolog.root(text));
    int close = root.isEmpty() ? -1 : text.lastIndexOf("</" + root);
    int end = close < 0 ? -1 : text.indexOf('>', close) + 1;
    if (end <= 0 || text.substring(end).isBlank()) {
      return text;
    }
    done.add(Repair.JUNK_AFTER);
    return text.substring(0, end);
  }
}
