package org.nightdesk.reading.opml;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Verifier;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;

/// Writes a subscription list.
final class OpmlText {
  private final Element body = new Element("body");
  private final Map<List<String>, Element> folders = new HashMap<>();
  private final String title;

  OpmlText(String title) {
    this.title = title;
    folders.put(List.of(), body);
  }

  byte[] of(List<Outline> outlines) {
    outlines.forEach(this::add);
    Element head = new Element("head").addContent(new Element("title").setText(allowed(title)));
    Element opml = new Element("opml").setAttribute("version", "2.0");
    opml.addContent(head).addContent(body);
    String text = new XMLOutputter(Format.getPrettyFormat()).outputString(new Document(opml));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void add(Outline outline) {
    Element element = outline(outline.title() == null ? outline.xmlUrl() : outline.title());
    element.setAttribute("type", "rss");
    set(element, "xmlUrl", outline.xmlUrl());
    set(element, "htmlUrl", outline.htmlUrl());
    folder(outline.path()).addContent(element);
  }

  private Element folder(List<String> path) {
    Element known = folders.get(path);
    if (known != null) {
      return known;
    }
    Element folder = outline(path.getLast());
    folder(path.subList(0, path.size() - 1)).addContent(folder);
    folders.put(List.copyOf(path), folder);
    return folder;
  }

  private static Element outline(String title) {
    Element outline = new Element("outline");
    set(outline, "text", title);
    set(outline, "title", title);
    return outline;
  }

  private static void set(Element element, String name, @Nullable String value) {
    if (value != null) {
      element.setAttribute(name, allowed(value));
    }
  }

  /// Without the characters that XML forbids.
  private static String allowed(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(Verifier::isXMLCharacter).forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
