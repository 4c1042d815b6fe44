package org.nightdesk.reading.xml;

import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/// The last resort: reads the text the way browsers do and writes it again, well-formed.
final class Soup {
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
    Element root = document.firstElementChild();
    return root == null ? "" : root.outerHtml();
  }
}
