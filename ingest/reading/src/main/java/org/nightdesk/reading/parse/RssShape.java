package org.nightdesk.reading.parse;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.address.Addresses;

/// Brings every dialect of RSS and RDF into plain RSS 2.0, which Rome reads without loss. Gaps are
/// filled from the modules that say the same; what nobody reads is left out.
final class RssShape {
  private static final String[] TITLE = {
    "title", "dc:title", "atom:title", "media:title", "itunes:title"
  };
  private static final String[] SUMMARY = {
    "description",
    "dc:description",
    "atom:summary",
    "summary",
    "itunes:summary",
    "media:description"
  };
  private static final String[] CONTENT = {
    "content:encoded", "atom:content", "xhtml:body", "body", "fulltext"
  };
  private static final String[] PUBLISHED = {
    "pubdate",
    "dcterms:issued",
    "dcterms:created",
    "atom:published",
    "atom:issued",
    "published",
    "dc:date",
    "date"
  };
  private static final String[] UPDATED = {
    "atom:updated", "dcterms:modified", "atom:modified", "updated", "dc:date"
  };

  private final Base base;
  private final Namespace own;

  private RssShape(Base base, Namespace own) {
    this.base = base;
    this.own = own;
  }

  static Document of(Document source, Base base) {
    Element root = source.getRootElement();
    Element channel = channel(root);
    return new RssShape(base, channel.getNamespace()).shaped(root, channel);
  }

  private static Element channel(Element root) {
    for (Element child : root.getChildren()) {
      if (child.getName().equalsIgnoreCase("channel")) {
        return child;
      }
    }
    return root;
  }

  private Document shaped(Element root, Element channel) {
    Said said = new Said(channel, own);
    Element shaped = new Element("channel");
    put(shaped, "title", said.text(TITLE));
    put(shaped, "link", link(channel, said, null));
    put(shaped, "language", said.text("language", "dc:language"));
    List<Element> items = new ArrayList<>();
    items(root, items);
    items.forEach(item -> shaped.addContent(item(item)));
    Element rss = new Element("rss").setAttribute("version", "2.0");
    return new Document(rss.addContent(shaped));
  }

  /// Items stand in the channel, beside it, in a list of their own, or inside an element that
  /// somebody forgot to close. The XML parser bounds the depth.
  private static void items(Element parent, List<Element> items) {
    for (Element child : parent.getChildren()) {
      if (child.getName().equalsIgnoreCase("item")) {
        items.add(child);
      } else {
        items(child, items);
      }
    }
  }

  private Element item(Element source) {
    Said said = new Said(source, own.equals(source.getNamespace()) ? own : source.getNamespace());
    Element item = new Element("item");
    put(item, "title", said.text(TITLE));
    String guid = said.text("guid");
    boolean permanent =
        said.all("guid").stream()
            .noneMatch(e -> "false".equalsIgnoreCase(e.getAttributeValue("isPermaLink")));
    String about = source.getAttributeValue("about", Names.RDF);
    put(item, "link", link(source, said, guid != null && permanent ? guid : about));
    put(item, "guid", guid != null ? guid : firstOf(about, said.text("atom:id", "dc:identifier")));
    put(item, "description", said.text(SUMMARY));
    String content = said.text(CONTENT);
    if (content != null) {
      item.addContent(new Element("encoded", Names.CONTENT).setText(content));
    }
    said.date(PUBLISHED).ifPresent(date -> put(item, "pubDate", date));
    said.date(UPDATED)
        .ifPresent(date -> item.addContent(new Element("date", Names.DC).setText(date)));
    people(said).forEach(name -> item.addContent(new Element("creator", Names.DC).setText(name)));
    for (String name : new String[] {"category", "dc:subject", "keywords"}) {
      said.all(name).forEach(e -> put(item, "category", category(e)));
    }
    return item;
  }

  private static String category(Element element) {
    String term = element.getAttributeValue("term");
    return term == null ? Said.text(element) : term;
  }

  private List<String> people(Said said) {
    List<String> people = new ArrayList<>();
    for (String name : new String[] {"author", "dc:creator", "atom:author", "itunes:author"}) {
      if (people.isEmpty()) {
        said.all(name).stream().map(this::person).filter(p -> !p.isBlank()).forEach(people::add);
      }
    }
    return people;
  }

  private String person(Element element) {
    String name = new Said(element, element.getNamespace()).text("name");
    return name == null ? element.getValue() : name;
  }

  /// The feed's own link, else the one of Atom, else an address that names the entry.
  private @Nullable String link(Element where, Said said, @Nullable String otherwise) {
    for (Element link : said.all("link")) {
      String href = link.getTextTrim().isEmpty() ? link.getAttributeValue("href") : link.getText();
      if (href != null && !href.isBlank()) {
        return base.inside(link).resolve(href);
      }
    }
    for (Element link : said.all("atom:link")) {
      String rel = link.getAttributeValue("rel", "alternate");
      String href = link.getAttributeValue("href");
      if (rel.equals("alternate") && href != null) {
        return base.inside(link).resolve(href);
      }
    }
    return Addresses.isWeb(otherwise) && otherwise != null
        ? base.inside(where).resolve(otherwise)
        : null;
  }

  private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static void put(Element parent, String name, @Nullable String text) {
    if (text != null) {
      parent.addContent(new Element(name).setText(text));
    }
  }
}
