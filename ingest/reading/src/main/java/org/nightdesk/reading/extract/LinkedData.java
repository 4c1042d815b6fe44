package org.nightdesk.reading.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The first article that a page describes as JSON-LD (schema.org).
record LinkedData(@Nullable String headline, @Nullable String published, List<String> authors) {
  private static final LinkedData NOTHING = new LinkedData(null, null, List.of());

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(50).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  LinkedData {
    authors = List.copyOf(authors);
  }

  static LinkedData of(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      try {
        LinkedData found = article(JSON.readTree(script.data()));
        if (found != null) {
          return found;
        }
      } catch (JacksonException e) {
        // Ill-formed linked data says nothing; the page has other ways to say it.
      }
    }
    return NOTHING;
  }

  private static @Nullable LinkedData article(JsonNode node) {
    if (isArticle(node.path("@type"))) {
      List<String> names = new ArrayList<>();
      names(node.path("author"), names);
      return new LinkedData(text(node, "headline"), text(node, "datePublished"), names);
    }
    for (JsonNode child : node.isArray() ? node : node.path("@graph")) {
      LinkedData found = article(child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isArticle(one)) {
          return true;
        }
      }
      return false;
    }
    String name = type.asString("").toLowerCase(Locale.ROOT);
    return name.endsWith("article") || name.endsWith("blogposting");
  }

  private static void names(JsonNode author, List<String> names) {
    if (author.isString()) {
      names.add(author.stringValue());
    } else if (author.isArray()) {
      author.forEach(one -> names(one, names));
    } else if (author.path("name").isArray()) {
      author.path("name").forEach(one -> names(one, names));
    } else if (author.path("name").isString()) {
      names.add(author.path("name").stringValue());
    }
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isString() ? node.path(name).stringValue() : null;
  }
}
