package org.nightdesk.reading.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.dates.Dates;

/// What the children of one element say, by their folded names ([Names]).
final class Said {
  private final Map<String, List<Element>> children = new LinkedHashMap<>();

  Said(Element parent, Namespace own) {
    add(parent, own);
  }

  private void add(Element parent, Namespace own) {
    for (Element child : parent.getChildren()) {
      String name = Names.of(child, own);
      children.computeIfAbsent(name, _ -> new ArrayList<>()).add(child);
      if (name.equals("media:group")) {
        add(child, own);
      }
    }
  }

  List<Element> all(String name) {
    return children.getOrDefault(name, List.of());
  }

  /// The first text that is not blank, by the order of the names.
  @Nullable String text(String... names) {
    for (String name : names) {
      for (Element element : all(name)) {
        String text = text(element);
        if (!text.isBlank()) {
          return text;
        }
      }
    }
    return null;
  }

  /// The first readable date, by the order of the names.
  Optional<String> date(String... names) {
    for (String name : names) {
      for (Element element : all(name)) {
        Optional<String> date = Dates.read(element.getText()).flatMap(RomeDate::of);
        if (date.isPresent()) {
          return date;
        }
      }
    }
    return Optional.empty();
  }

  /// Text, or where a feed nests mark-up without escaping it, that mark-up.
  static String text(Element element) {
    return element.getChildren().isEmpty()
        ? element.getText()
        : new XMLOutputter().outputString(element.getContent());
  }
}
