package org.nightdesk.reading.parse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.Reason;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.dates.Dates;
import org.nightdesk.reading.decode.Decoded;
import org.nightdesk.reading.xml.Detail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON Feed 1.0 and 1.1, read leniently: what has the wrong type is taken for absent.
final class JsonFeed {
  /// A feed nests some six levels; strings and numbers are no longer than a document may be.
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxNameLength(1000)
                          .maxTokenCount(500_000)
                          .build())
                  .build())
          .build();

  private JsonFeed() {}

  static ReadResult read(Decoded decoded, Base base) {
    JsonNode root;
    try {
      root = JSON.readTree(decoded.text());
    } catch (JacksonException e) {
      return new NotAFeed(Reason.MALFORMED, Detail.of(e.getOriginalMessage()));
    }
    boolean feed =
        root.isObject()
            && (root.path("version").asString("").contains("jsonfeed")
                || root.path("items").isArray());
    if (!feed) {
      return new NotAFeed(Reason.OTHER_JSON, "JSON without the version and items of a JSON Feed");
    }
    List<Entry> entries = new ArrayList<>();
    root.path("items").forEach(item -> entries.add(entry(item, base)));
    String title = text(root, "title");
    return new ReadFeed(
        "json",
        title == null ? null : PlainText.line(title),
        link(root, base, "home_page_url"),
        text(root, "language"),
        entries,
        decoded.repairs());
  }

  private static Entry entry(JsonNode item, Base base) {
    String title = text(item, "title");
    String html = text(item, "content_html");
    String plain = text(item, "content_text");
    String summary = text(item, "summary");
    return new Entry(
        text(item, "id"),
        title == null ? "" : PlainText.line(title),
        link(item, base, "url", "external_url"),
        date(item, "date_published"),
        date(item, "date_modified"),
        summary == null ? null : escaped(summary),
        html != null ? html : plain == null ? null : escaped(plain),
        authors(item),
        strings(item.path("tags")));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
  }

  private static @Nullable Instant date(JsonNode node, String name) {
    return Dates.read(text(node, name)).orElse(null);
  }

  private static @Nullable String link(JsonNode node, Base base, String... names) {
    for (String name : names) {
      String link = text(node, name);
      if (link != null && !link.isBlank()) {
        return base.resolve(link);
      }
    }
    return null;
  }

  private static List<String> authors(JsonNode item) {
    List<String> names = new ArrayList<>();
    item.path("authors").forEach(author -> add(names, text(author, "name")));
    if (names.isEmpty()) {
      add(names, text(item.path("author"), "name"));
    }
    return names;
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(node -> add(strings, node.isString() ? node.stringValue() : null));
    return strings;
  }

  private static void add(List<String> list, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      list.add(PlainText.line(value));
    }
  }

  /// Numbers pass as text: some feeds have numeric ids.
  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() || value.isNumber() ? value.asString() : null;
  }
}
