package org.nightdesk.app.demo;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nightdesk.contract.Hash;
import tools.jackson.databind.json.JsonMapper;

/// A feed as a document: the same outlet and pieces give the same text.
final class FeedDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Outlet outlet;
  private final UnaryOperator<String> text;

  private FeedDocument(Outlet outlet) {
    this.outlet = outlet;
    this.text = outlet.behaviour() == Outlet.Behaviour.ILL_FORMED ? t -> t : FeedDocument::escaped;
  }

  /// A piece and the instant that its feed states.
  record Published(Outlet.Piece piece, Instant at) {}

  /// Writes the feed of an outlet with these pieces, newest first.
  static String of(Outlet outlet, List<Published> pieces) {
    FeedDocument document = new FeedDocument(outlet);
    return switch (outlet.format()) {
      case RSS -> document.rss(pieces);
      case ATOM -> document.atom(pieces);
      case RDF -> document.rdf(pieces);
      case JSON -> document.json(pieces);
    };
  }

  static String mediaType(Outlet.Format format) {
    return switch (format) {
      case RSS -> "application/rss+xml; charset=utf-8";
      case ATOM -> "application/atom+xml; charset=utf-8";
      case RDF -> "application/rdf+xml; charset=utf-8";
      case JSON -> "application/feed+json; charset=utf-8";
    };
  }

  private String rss(List<Published> pieces) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <title>%s</title><link>%s</link><description>Invented news of %s</description><language>%s</language>
    %s</channel></rss>
    """
        .formatted(
            text.apply(outlet.name()),
            home(),
            text.apply(outlet.name()),
            outlet.language(),
            pieces.stream().map(this::rssItem).collect(joining()));
  }

  private String rssItem(Published published) {
    Outlet.Piece piece = published.piece();
    return """
    <item><title>%s</title><link>%s</link><guid isPermaLink="false">%s</guid><pubDate>%s</pubDate>%s
    <description>%s</description></item>
    """
        .formatted(
            text.apply(piece.title()),
            link(piece),
            key(piece),
            DateTimeFormatter.RFC_1123_DATE_TIME.format(published.at().atOffset(ZoneOffset.UTC)),
            piece.credit() == null
                ? ""
                : "<dc:creator>" + escaped(piece.credit()) + "</dc:creator>",
            escaped("<p>") + text.apply(piece.summary()) + escaped("</p>"));
  }

  private String atom(List<Published> pieces) {
    String entries =
        pieces.stream()
            .map(p ->
                """
                <entry><id>urn:demo:%s</id><title>%s</title><link href="%s"/><published>%s</published><updated>%s</updated>
                <author><name>%s</name></author><summary>%s</summary></entry>
                """
                    .formatted(
                        key(p.piece()),
                        escaped(p.piece().title()),
                        link(p.piece()),
                        p.at(),
                        p.at(),
                        escaped(outlet.name()),
                        escaped(p.piece().summary())))
            .collect(joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s"><title>%s</title><id>%s</id><link href="%s"/><updated>%s</updated>
    %s</feed>
    """
        .formatted(
            outlet.language(), escaped(outlet.name()), home(), home(), newest(pieces), entries);
  }

  private String rdf(List<Published> pieces) {
    String items =
        pieces.stream()
            .map(p ->
                """
                <item rdf:about="%s"><title>%s</title><link>%s</link><dc:date>%s</dc:date><description>%s</description></item>
                """
                    .formatted(
                        link(p.piece()),
                        escaped(p.piece().title()),
                        link(p.piece()),
                        p.at(),
                        escaped(p.piece().summary())))
            .collect(joining());
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="%s"><title>%s</title><link>%s</link><description>Invented news</description><dc:language>%s</dc:language></channel>
    %s</rdf:RDF>
    """
        .formatted(home(), escaped(outlet.name()), home(), outlet.language(), items);
  }

  private String json(List<Published> pieces) {
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", outlet.name());
    feed.put("home_page_url", home());
    feed.put("language", outlet.language());
    feed.put(
        "items",
        pieces.stream()
            .map(p ->
                Map.of(
                    "id", key(p.piece()),
                    "url", link(p.piece()),
                    "title", p.piece().title(),
                    "content_text", p.piece().summary(),
                    "date_published", p.at().toString()))
            .map(java.util.TreeMap::new)
            .toList());
    return JSON.writeValueAsString(feed);
  }

  private String home() {
    return "https://" + outlet.host() + "/";
  }

  private String link(Outlet.Piece piece) {
    String words =
        Normalizer.normalize(piece.title(), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return home() + "news/" + (words.length() < 8 ? key(piece) : words);
  }

  private String key(Outlet.Piece piece) {
    return Hash.of(6, outlet.host(), piece.title());
  }

  private static String newest(List<Published> pieces) {
    return pieces.isEmpty() ? Instant.EPOCH.toString() : pieces.getFirst().at().toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
