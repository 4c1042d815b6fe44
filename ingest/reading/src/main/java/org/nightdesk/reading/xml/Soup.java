package org.nightdesk.reading.xml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/// The last resort: reads the text the way browsers do and writes it again, well-formed.
final class Soup {
  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf", "channel", "opml");

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][\\w.-]{0,99}(:[A-Za-z_][\\w.-]{0,99})?");

  private Soup() {}

  static String tidied(String text) {
    Document document = Parser.xmlParser().parseInput(text, "");
    Document.OutputSettings settings =
        new Document.OutputSettings()
            .syntax(Document.OutputSettings.Syntax.xml)
            .escapeMode(EscapeMode.xhtml)
            .charset(StandardCharsets.UTF_8)
            .prettyPrint(false);
    document.outputSettings(settings);
    document.getAllElements().forEach(Soup::withoutOddAttributes);
    List<Element> roots = document.children();
    for (Element root : roots) {
      if (ROOTS.contains(local(root))) {
        return root.outerHtml();
      }
    }
    // A fragment of a list has many roots and still says something.
    return roots.isEmpty() ? "" : document.appendElement("body").appendChildren(roots).outerHtml();
  }

  private static void withoutOddAttributes(Element element) {
    List<String> odd =
        element.attributes().asList().stream()
            .map(Attribute::getKey)
            .filter(name -> !NAME.matcher(name).matches())
            .toList();
    odd.forEach(element::removeAttr);
  }

  private static String local(Element element) {
    String name = element.normalName();
    return name.substring(name.indexOf(':') + 1);
  }
}
