package org.nightdesk.reading.parse;

import java.util.Locale;
import java.util.Map;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// One name for what the dialects call differently: `title` for the feed's own vocabulary whatever
/// its namespace, `dc:title`, `atom:title` and so on for modules, lower case.
final class Names {
  static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
  static final Namespace CONTENT =
      Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
  static final Namespace RDF =
      Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
  static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
  static final Namespace ATOM_03 = Namespace.getNamespace("http://purl.org/atom/ns#");

  private static final Map<String, String> MODULES =
      Map.ofEntries(
          Map.entry("http://purl.org/dc/elements/1.1", "dc:"),
          Map.entry("http://purl.org/dc/elements/1.0", "dc:"),
          Map.entry("http://purl.org/dc/terms", "dcterms:"),
          Map.entry("http://purl.org/rss/1.0/modules/dcterms", "dcterms:"),
          Map.entry("http://purl.org/rss/1.0/modules/content", "content:"),
          Map.entry("http://www.w3.org/2005/atom", "atom:"),
          Map.entry("http://purl.org/atom/ns#", "atom:"),
          Map.entry("http://search.yahoo.com/mrss", "media:"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"),
          Map.entry("http://www.w3.org/1999/xhtml", "xhtml:"));

  private Names() {}

  /// The folded name of an element.
  ///
  /// @param own the namespace of the root element, or of the channel
  static String of(Element element, Namespace own) {
    String local = element.getName().toLowerCase(Locale.ROOT);
    Namespace namespace = element.getNamespace();
    if (namespace.equals(own)) {
      return local;
    }
    String uri = namespace.getURI().toLowerCase(Locale.ROOT);
    String bare = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    String module = MODULES.get(bare);
    if (module != null) {
      return module + local;
    }
    return isFeedVocabulary(bare) ? local : "other:" + local;
  }

  private static boolean isFeedVocabulary(String uri) {
    return uri.isEmpty()
        || uri.equals("http://purl.org/rss/1.0")
        || uri.startsWith("http://purl.org/net/rss1.1")
        || uri.contains("netscape.com/")
        || uri.startsWith("http://backend.userland.com/")
        || uri.startsWith("http://blogs.law.harvard.edu/");
  }
}
