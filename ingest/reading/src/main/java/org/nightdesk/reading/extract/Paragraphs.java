package org.nightdesk.reading.extract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.nightdesk.reading.clean.PlainText;

/// The simple rule: of all elements that hold paragraphs, the one whose own paragraphs hold most
/// text.
final class Paragraphs {
  private Paragraphs() {}

  static String of(Document page) {
    Map<Element, Integer> weight = new LinkedHashMap<>();
    for (Element paragraph : page.select("p")) {
      Element parent = paragraph.parent();
      if (parent != null && paragraph.closest("nav, footer, aside, form, header") == null) {
        weight.merge(parent, paragraph.text().length(), Integer::sum);
      }
    }
    return weight.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .map(best ->
            best.getKey().select("> p, > h2, > h3, > ul, > blockquote").stream()
                .map(PlainText::of)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n")))
        .orElse("");
  }
}
