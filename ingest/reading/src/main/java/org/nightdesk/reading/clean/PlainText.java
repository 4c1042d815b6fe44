package org.nightdesk.reading.clean;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;

/// Turns mark-up into plain text. Safe on any input: nothing of the mark-up is left, and control
/// characters and marks that turn the direction of text are dropped.
public final class PlainText {
  /// More mark-up than this is not read: 30 times the longest body that is kept.
  private static final int LONGEST = 2_000_000;

  private static final Pattern SPACE =
      Pattern.compile("[\\s\\u00A0\\u2000-\\u200A\\u2028\\u2029\\u3000]+");

  /// Control characters, soft hyphens, byte order marks, and marks that turn the direction of text.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cntrl}&&[^\\t\\n\\r\\f\\u0085]]|[\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");

  private static final Pattern TAG =
      Pattern.compile("</?([A-Za-z][A-Za-z0-9]{0,15})(?=[\\s/>])[^<>]{0,2000}>");

  private PlainText() {}

  /// Mark-up to text with a line break between blocks and an empty line between paragraphs.
  public static String of(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return line(html);
    }
    String most = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    return of(Jsoup.parseBodyFragment(most).body());
  }

  /// The same for a part of a page that is parsed already.
  public static String of(Element element) {
    TextOf visitor = new TextOf();
    element.traverse(visitor);
    return UNSEEN.matcher(visitor.text()).replaceAll("");
  }

  /// A title: one line, no mark-up. Angle brackets that are no known element of HTML are what the
  /// title says, as in `List<T>` or `a < b`.
  public static String title(String html) {
    if (html.indexOf('&') < 0 && !hasKnownTag(html)) {
      return line(html);
    }
    if (hasKnownTag(html)) {
      return line(of(html));
    }
    return line(org.jsoup.parser.Parser.unescapeEntities(html, false));
  }

  /// Folds all white space of text that has no mark-up into one line.
  public static String line(String text) {
    return UNSEEN.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("").strip();
  }

  private static boolean hasKnownTag(String html) {
    if (html.indexOf('<') < 0) {
      return false;
    }
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      if (Tag.isKnownTag(tag.group(1).toLowerCase(java.util.Locale.ROOT))) {
        return true;
      }
    }
    return html.contains("<!--");
  }
}
