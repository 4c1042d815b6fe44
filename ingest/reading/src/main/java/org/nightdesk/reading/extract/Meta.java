package org.nightdesk.reading.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.dates.Dates;

/// What a page says of itself to machines.
record Meta(String title, @Nullable Instant published, List<String> authors) {
  private static final int MOST_AUTHORS = 20;
  private static final int LONGEST_NAME = 100;

  Meta {
    authors = List.copyOf(authors);
  }

  static Meta of(Document page) {
    LinkedData data = LinkedData.of(page);
    return new Meta(title(page, data), published(page, data).orElse(null), authors(page, data));
  }

  private static String title(Document page, LinkedData data) {
    String stated = first(data.headline(), content(page, "og:title", "twitter:title"));
    Element heading = page.selectFirst("h1");
    String shown = stated == null && heading != null ? heading.text() : stated;
    return PlainText.title(shown == null || shown.isBlank() ? page.title() : shown);
  }

  private static Optional<Instant> published(Document page, LinkedData data) {
    String[] names = {
      "article:published_time", "og:published_time", "datePublished", "date", "pubdate",
      "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date",
      "sailthru.date"
    };
    for (String stated : new String[] {data.published(), content(page, names), time(page)}) {
      Optional<Instant> date = Dates.read(stated);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static @Nullable String time(Document page) {
    Element time = page.selectFirst("time[itemprop=datePublished], time[pubdate], time[datetime]");
    return time == null ? null : time.attr("datetime");
  }

  private static List<String> authors(Document page, LinkedData data) {
    Set<String> names = new LinkedHashSet<>(data.authors());
    if (names.isEmpty()) {
      page.select(
              "meta[name=author], meta[property=author], meta[name=parsely-author], meta[property=article:author]")
          .forEach(meta -> names.add(meta.attr("content")));
    }
    if (names.isEmpty()) {
      page.select("[rel=author], [itemprop=author]").forEach(e -> names.add(e.text()));
    }
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      String line = PlainText.title(name);
      boolean isName = !line.isEmpty() && line.length() <= LONGEST_NAME && !line.startsWith("http");
      if (isName && kept.size() < MOST_AUTHORS) {
        kept.add(line);
      }
    }
    return kept;
  }

  private static @Nullable String content(Document page, String... names) {
    for (String name : names) {
      for (String attribute : new String[] {"property", "name", "itemprop"}) {
        Element meta = page.selectFirst("meta[" + attribute + "=\"" + name + "\"]");
        if (meta != null && !meta.attr("content").isBlank()) {
          return meta.attr("content");
        }
      }
    }
    return null;
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null || one.isBlank() ? other : one;
  }
}
