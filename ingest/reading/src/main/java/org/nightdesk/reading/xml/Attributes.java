package org.nightdesk.reading.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Escapes angle brackets inside the values of attributes, as careless lists of feeds have them.
final class Attributes {
  private static final Pattern VALUE =
      Pattern.compile(
          "<!\\[CDATA\\[(?s:.*?)(?:]]>|\\z)|(\\s[\\w:.-]{1,60}\\s{0,9}=\\s{0,9}\")([^\"<]{0,5000}+<[^\"]{0,5000}+)\"");

  private Attributes() {}

  static String escaped(String text) {
    Matcher matcher = VALUE.matcher(text);
    return matcher.replaceAll(found -> {
      String whole = found.group();
      String kept =
          found.group(1) == null
              ? whole
              : found.group(1) + found.group(2).replace("<", "&lt;") + "\"";
      return Matcher.quoteReplacement(kept);
    });
  }
}
