package org.nightdesk.reading.clean;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Collects the text of a tree as a reader would see it.
final class TextOf implements NodeVisitor {
  private static final Set<String> SILENT =
      Set.of(
          "script",
          "style",
          "template",
          "noscript",
          "iframe",
          "svg",
          "math",
          "object",
          "head",
          "title",
          "select",
          "button");
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "ul",
          "ol",
          "table",
          "figure",
          "section",
          "article",
          "hr",
          "dl");

  private final StringBuilder text = new StringBuilder();
  private int silent;

  /// How many line breaks the next word must be kept apart by.
  private int breaks;

  private boolean space;

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words && silent == 0) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      if (SILENT.contains(element.normalName())) {
        silent++;
      }
      around(element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (SILENT.contains(element.normalName())) {
        silent--;
      }
      around(element);
    }
  }

  private void around(Element element) {
    String name = element.normalName();
    if (PARAGRAPHS.contains(name)) {
      breaks = 2;
    } else if (name.equals("br") || name.equals("tr") || element.tag().isBlock()) {
      breaks = Math.max(breaks, 1);
    } else if (name.equals("td") || name.equals("th") || name.equals("img")) {
      space = true;
    }
  }

  private void append(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00A0') {
        space = true;
        continue;
      }
      if (!text.isEmpty() && breaks > 0) {
        text.append(breaks == 1 ? "\n" : "\n\n");
      } else if (!text.isEmpty() && space) {
        text.append(' ');
      }
      breaks = 0;
      space = false;
      text.append(c);
    }
  }

  String text() {
    return text.toString();
  }
}
