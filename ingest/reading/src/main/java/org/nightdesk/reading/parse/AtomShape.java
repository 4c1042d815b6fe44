package org.nightdesk.reading.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.dates.Dates;

/// Brings a document of any Atom namespace into the one that Rome knows (1.0, or 0.3 where its
/// vocabulary is used), with dates in one form and links resolved; what nobody reads is left out.
final class AtomShape {
  private static final Set<String> FEED = Set.of("title", "link", "entry");
  private static final Set<String> ENTRY =
      Set.of(
          "title",
          "link",
          "id",
          "published",
          "updated",
          "issued",
          "modified",
          "created",
          "summary",
          "content",
          "author",
          "category");
  private static final Set<String> DATES =
      Set.of("published", "updated", "issued", "modified", "created");
  private static final Set<String> PERSON = Set.of("name", "email");

  private final Base base;
  private final Namespace own;
  private final Namespace target;

  private AtomShape(Base base, Namespace own, Namespace target) {
    this.base = base;
    this.own = own;
    this.target = target;
  }

  static Document of(Document source, Base base) {
    Element root = source.getRootElement();
    String version = root.getAttributeValue("version", "");
    boolean old = version.startsWith("0.") || root.getNamespaceURI().equals(Names.ATOM_03.getURI());
    Namespace target = old ? Names.ATOM_03 : Names.ATOM;
    AtomShape shape = new AtomShape(base, root.getNamespace(), target);
    Element feed = shape.copy(root, FEED);
    if (feed.getAttribute("version") == null && old) {
      feed.setAttribute("version", "0.3");
    }
    return new Document(feed);
  }

  private Element copy(Element source, Set<String> wanted) {
    Element copy = new Element(source.getName().toLowerCase(Locale.ROOT), target);
    for (Element child : source.getChildren()) {
      String name = Names.of(child, own);
      String local = name.startsWith("atom:") ? name.substring(5) : name;
      if (wanted.contains(local)) {
        Element shaped = child(child, local);
        if (shaped != null) {
          copy.addContent(shaped);
        }
      }
    }
    return wanted.equals(ENTRY) ? filled(copy, new Said(source, own)) : copy;
  }

  private @Nullable Element child(Element child, String name) {
    if (name.equals("entry")) {
      return copy(child, ENTRY);
    }
    if (name.equals("author")) {
      return copy(child, PERSON);
    }
    if (DATES.contains(name)) {
      Optional<String> date = Dates.read(child.getText()).flatMap(RomeDate::of);
      return date.map(text -> new Element(name, target).setText(text)).orElse(null);
    }
    Element kept = new Element(name, target);
    for (Attribute attribute : child.getAttributes()) {
      if (attribute.getNamespace().equals(Namespace.NO_NAMESPACE)) {
        kept.setAttribute(attribute.getName(), attribute.getValue());
      }
    }
    if (name.equals("link")) {
      String href = child.getAttributeValue("href");
      return href == null ? null : kept.setAttribute("href", base.inside(child).resolve(href));
    }
    boolean text = name.equals("title") || name.equals("summary") || name.equals("content");
    return text ? text(kept, child) : kept.setText(child.getText());
  }

  /// Text that is stated to be mark-up but is not nested must have been escaped, and the other way
  /// round; which of the two it is decides how Rome reads it.
  private Element text(Element kept, Element stated) {
    String type = stated.getAttributeValue("type", "text").strip().toLowerCase(Locale.ROOT);
    String mode = stated.getAttributeValue("mode", "");
    if (!stated.getChildren().isEmpty()) {
      kept.setAttribute("type", "xhtml").setAttribute("mode", "xml");
      return kept.addContent(stated.cloneContent());
    }
    if (mode.equals("base64") && target.equals(Names.ATOM_03)) {
      // Rome's decoder stumbles over line ends.
      return kept.setText(stated.getText().replaceAll("\\s+", ""));
    }
    kept.setAttribute("type", type.contains("html") || type.contains("xml") ? "html" : "text");
    kept.setAttribute("mode", "escaped");
    return kept.setText(stated.getText());
  }

  /// Gaps in an entry, from the modules that say the same.
  private Element filled(Element entry, Said said) {
    if (entry.getChild("summary", target) == null && entry.getChild("content", target) == null) {
      String text =
          said.text("description", "content:encoded", "dc:description", "media:description");
      if (text != null) {
        Element summary = new Element("summary", target).setText(text);
        entry.addContent(summary.setAttribute("type", "html").setAttribute("mode", "escaped"));
      }
    }
    if (entry.getChild("title", target) == null) {
      String text = said.text("dc:title", "media:title");
      if (text != null) {
        entry.addContent(new Element("title", target).setText(text));
      }
    }
    date(entry, "published", "issued", said.date("pubdate", "dcterms:issued", "dcterms:created"));
    date(entry, "updated", "modified", said.date("dcterms:modified", "dc:date"));
    return entry;
  }

  private void date(Element entry, String name, String oldName, Optional<String> date) {
    List<Element> there = entry.getChildren(name, target);
    String wanted = target.equals(Names.ATOM) ? name : oldName;
    if (there.isEmpty() && entry.getChild(oldName, target) == null && date.isPresent()) {
      entry.addContent(new Element(wanted, target).setText(date.get()));
    } else if (!there.isEmpty() && !wanted.equals(name)) {
      there.get(0).setName(wanted);
    } else if (there.isEmpty() && !wanted.equals(oldName)) {
      Element old = entry.getChild(oldName, target);
      if (old != null) {
        old.setName(wanted);
      }
    }
  }
}
