package org.nightdesk.reading.xml;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Declares namespace prefixes that a document uses and nowhere declares.
final class Prefixes {
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("atom", "http://www.w3.org/2005/Atom"),
          Map.entry("content", "http://purl.org/rss/1.0/modules/content/"),
          Map.entry("dc", "http://purl.org/dc/elements/1.1/"),
          Map.entry("dcterms", "http://purl.org/dc/terms/"),
          Map.entry("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
          Map.entry("media", "http://search.yahoo.com/mrss/"),
          Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"));

  private static final Pattern ELEMENT = Pattern.compile("</?([A-Za-z_][\\w.-]{0,60}):[A-Za-z_]");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s([A-Za-z_][\\w.-]{0,60}):[A-Za-z_][\\w.-]{0,60}\\s*=\\s*[\"']");
  private static final Pattern DECLARED = Pattern.compile("\\sxmlns:([A-Za-z_][\\w.-]{0,60})\\s*=");

  /// Beyond this the document is no feed but an attempt on the parser.
  private static final int MOST = 50;

  private Prefixes() {}

  static String declared(String text, Set<Repair> done) {
    int root = Prolog.root(text);
    String name = Prolog.name(text, root);
    Set<String> missing = found(ELEMENT, text);
    missing.addAll(found(ATTRIBUTE, text));
    missing.removeAll(found(DECLARED, text));
    missing.removeAll(Set.of("xml", "xmlns"));
    if (name.isEmpty() || missing.isEmpty() || missing.size() > MOST) {
      return text;
    }
    done.add(Repair.UNDECLARED_PREFIXES);
    int at = root + 1 + name.length();
    String declarations =
        missing.stream()
            .map(p -> " xmlns:" + p + "=\"" + KNOWN.getOrDefault(p, "urn:undeclared:" + p) + "\"")
            .collect(Collectors.joining());
    return text.substring(0, at) + declarations + text.substring(at);
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find() && names.size() <= MOST) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
