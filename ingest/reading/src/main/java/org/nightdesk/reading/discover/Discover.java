package org.nightdesk.reading.discover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.reading.address.Addresses;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.decode.Decode;

/// Finds the feeds that a page announces. Never throws; safe for use by many threads.
public final class Discover {
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "text/xml",
          "application/xml",
          "application/json");

  /// More than the largest sites announce.
  private static final int MOST = 100;

  private Discover() {}

  /// Reads a page as it came.
  ///
  /// @param contentType the HTTP header, if there was one
  /// @param url where the page came from, after redirects
  public static List<FeedLink> feeds(
      byte[] page, @Nullable String contentType, @Nullable String url) {
    return feeds(Decode.text(page, contentType).text(), url);
  }

  /// At most 100 links in document order, each address once; `href` is absolute where a base is
  /// known.
  public static List<FeedLink> feeds(String html, @Nullable String url) {
    try {
      return links(Jsoup.parse(html), url);
    } catch (RuntimeException | StackOverflowError e) {
      // A page that the HTML parser fails on announces nothing.
      return List.of();
    }
  }

  private static List<FeedLink> links(Document page, @Nullable String url) {
    Element base = page.selectFirst("base[href]");
    String from = base == null ? url : Addresses.resolve(url, base.attr("href"));
    Map<String, FeedLink> links = new LinkedHashMap<>();
    for (Element link : page.select("link[rel][href]")) {
      if (links.size() < MOST && isFeed(link) && !link.attr("href").isBlank()) {
        String title = PlainText.line(link.attr("title"));
        String href = Addresses.resolve(from, link.attr("href"));
        links.putIfAbsent(
            href, new FeedLink(href, link.attr("type").strip(), title.isEmpty() ? null : title));
      }
    }
    return List.copyOf(links.values());
  }

  private static boolean isFeed(Element link) {
    List<String> rel = List.of(link.attr("rel").toLowerCase(Locale.ROOT).strip().split("\\s+"));
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    int parameters = type.indexOf(';');
    String bare = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    // WordPress announces its programming interface in the same way as a feed.
    boolean isInterface = bare.endsWith("/json") && link.attr("href").contains("/wp-json/");
    return rel.contains("alternate") && TYPES.contains(bare) && !isInterface;
  }
}
