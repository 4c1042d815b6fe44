package org.nightdesk.reading.opml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.Reason;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.decode.Decode;
import org.nightdesk.reading.decode.Decoded;
import org.nightdesk.reading.xml.Detail;
import org.nightdesk.reading.xml.Repair;
import org.nightdesk.reading.xml.Xml;
import org.nightdesk.reading.xml.XmlResult;

/// Reads and writes subscription lists. Reading never throws; safe for use by many threads.
public final class Opml {
  /// Outlines that are taken of one list; the largest public list has some 7,000.
  public static final int MOST = 20_000;

  /// Bytes of one list.
  public static final int MAX_BYTES = 10 << 20;

  private Opml() {}

  public static OpmlResult read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return new OpmlResult.NotAList(
          Reason.TOO_LARGE, bytes.length + " bytes, more than " + MAX_BYTES);
    }
    try {
      Decoded decoded = Decode.text(bytes, null);
      return decoded.text().isBlank()
          ? new OpmlResult.NotAList(Reason.EMPTY, "there is nothing in it")
          : list(decoded);
    } catch (RuntimeException | StackOverflowError e) {
      // What a library throws on bytes that nobody foresaw is a fault of the list.
      return new OpmlResult.NotAList(Reason.UNREADABLE, Detail.of(String.valueOf(e)));
    }
  }

  private static OpmlResult list(Decoded decoded) {
    return switch (Xml.read(decoded.text())) {
      case XmlResult.NoTree(Reason reason, String detail) ->
          new OpmlResult.NotAList(reason, detail);
      case XmlResult.Tree(Document document, List<Repair> repairs) -> {
        Element root = document.getRootElement();
        String name = root.getName().toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(decoded.repairs());
        repairs.forEach(repair -> words.add(repair.word()));
        List<Outline> outlines = new ArrayList<>();
        outlines(root, List.of(), outlines);
        if (outlines.isEmpty() && !name.equals("opml")) {
          Reason reason = name.equals("html") ? Reason.PAGE : Reason.OTHER_XML;
          yield new OpmlResult.NotAList(reason, Detail.of("its root element is " + name));
        }
        boolean cut = outlines.size() > MOST;
        yield new OpmlResult.Subscriptions(cut ? outlines.subList(0, MOST) : outlines, words, cut);
      }
    };
  }

  /// As deep as the XML parser lets a document be, so the recursion is bounded.
  private static void outlines(Element parent, List<String> path, List<Outline> found) {
    for (Element child : parent.getChildren()) {
      boolean outline = child.getName().equalsIgnoreCase("outline");
      if (found.size() > MOST) {
        return;
      }
      List<String> inside = path;
      if (outline) {
        String title = title(child);
        String address = attribute(child, "xmlUrl");
        if (address != null && !address.isBlank()) {
          String site = attribute(child, "htmlUrl");
          found.add(
              new Outline(
                  address.strip(),
                  title,
                  site == null || site.isBlank() ? null : site.strip(),
                  path));
        }
        if (title != null && !child.getChildren().isEmpty()) {
          inside = new ArrayList<>(path);
          inside.add(title);
        }
      }
      outlines(child, inside, found);
    }
  }

  private static @Nullable String title(Element outline) {
    for (String name : new String[] {"title", "text"}) {
      String value = attribute(outline, name);
      if (value != null && !value.isBlank()) {
        return PlainText.title(value);
      }
    }
    return null;
  }

  private static @Nullable String attribute(Element element, String name) {
    for (Attribute attribute : element.getAttributes()) {
      if (attribute.getName().equalsIgnoreCase(name)) {
        return attribute.getValue();
      }
    }
    return null;
  }

  /// An OPML 2.0 document in UTF-8, folders nested as the paths say.
  public static byte[] write(String title, List<Outline> outlines) {
    return new OpmlText(title).of(outlines);
  }
}
