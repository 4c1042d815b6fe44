package org.nightdesk.app.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.extract.Article;
import org.nightdesk.reading.parse.ReadFeed;
import org.nightdesk.tagging.Tagging;

/// A reading for programs: a line for the feed or the article, then a line an item or announced
/// feed. `is` says which: `feed`, `item`, `article`, `announced`. Pure.
final class ReadJson {
  private ReadJson() {}

  static List<Map<String, Object>> lines(Reading reading) {
    return switch (reading) {
      case Reading.OfFeed feed -> feed(feed);
      case Reading.OfPage page -> page(page);
    };
  }

  private static List<Map<String, Object>> feed(Reading.OfFeed read) {
    ReadFeed feed = read.feed();
    Map<String, Object> head = line("feed");
    head.put("format", feed.format());
    put(head, "title", feed.title());
    put(head, "link", feed.link());
    put(head, "language", feed.language());
    head.put("charset", read.charset());
    head.put("repairs", feed.repairs());
    head.put("entries", read.entries());
    List<Map<String, Object>> lines = new ArrayList<>(List.of(head));
    for (Reading.TaggedEntry entry : read.items()) {
      Map<String, Object> line = line("item");
      line.put("item", entry.item());
      about(line, entry.tagging());
      lines.add(line);
    }
    return lines;
  }

  private static List<Map<String, Object>> page(Reading.OfPage page) {
    Article article = page.article();
    Map<String, Object> head = line("article");
    head.put("title", article.title());
    head.put("authors", article.authors());
    put(head, "published", article.published());
    head.put("text", article.text());
    head.put("charset", page.charset());
    head.put("repairs", page.repairs());
    about(head, page.tagging());
    List<Map<String, Object>> lines = new ArrayList<>(List.of(head));
    page.feeds()
        .forEach(feed -> {
          Map<String, Object> line = line("announced");
          line.put("feed", feed);
          lines.add(line);
        });
    return lines;
  }

  private static Map<String, Object> line(String is) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("is", is);
    return line;
  }

  private static void about(Map<String, Object> line, Tagging tagging) {
    line.put("language", tagging.language());
    line.put("tags", tagging.tags());
    line.put("entities", tagging.entities());
  }

  private static void put(Map<String, Object> line, String name, @Nullable Object value) {
    if (value != null) {
      line.put(name, value);
    }
  }
}
