package org.nightdesk.reading.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.nightdesk.reading.Reason;
import org.nightdesk.reading.address.Addresses;
import org.nightdesk.reading.decode.Decode;
import org.nightdesk.reading.decode.Decoded;
import org.nightdesk.reading.xml.Detail;
import org.nightdesk.reading.xml.Prolog;
import org.nightdesk.reading.xml.Repair;
import org.nightdesk.reading.xml.Xml;
import org.nightdesk.reading.xml.XmlResult;

/// Reads any feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed. Never throws because of what
/// the bytes say; safe for use by many threads.
public final class FeedReader {
  /// Twice what a fetch lets through.
  public static final int MAX_BYTES = 10 << 20;

  private FeedReader() {}

  public static ReadResult read(byte[] body, ReadContext context) {
    if (body.length > MAX_BYTES) {
      return new NotAFeed(Reason.TOO_LARGE, body.length + " bytes, more than " + MAX_BYTES);
    }
    try {
      return decoded(Decode.text(body, context.header("content-type").orElse(null)), context);
    } catch (RuntimeException | StackOverflowError e) {
      // What a library throws on bytes that nobody foresaw is a fault of the document.
      return new NotAFeed(Reason.UNREADABLE, Detail.of(String.valueOf(e)));
    }
  }

  private static ReadResult decoded(Decoded decoded, ReadContext context) {
    String base =
        context
            .header("content-location")
            .map(location -> Addresses.resolve(context.url(), location))
            .filter(Addresses::isAbsolute)
            .orElse(context.url());
    Base from = new Base(base);
    return switch (Detect.of(decoded.text())) {
      case NOTHING -> new NotAFeed(Reason.EMPTY, "there is nothing in it");
      case PAGE -> page();
      case TEXT -> new NotAFeed(Reason.NO_MARKUP, "neither XML nor JSON");
      case JSON -> JsonFeed.read(decoded, from);
      case XML -> xml(decoded, from);
    };
  }

  private static NotAFeed page() {
    return new NotAFeed(Reason.PAGE, "it is a web page; it may announce a feed");
  }

  private static ReadResult xml(Decoded decoded, Base base) {
    return switch (Xml.read(decoded.text())) {
      case XmlResult.NoTree(Reason reason, String detail) -> new NotAFeed(reason, detail);
      case XmlResult.Tree(Document document, List<Repair> repairs) -> {
        List<String> all = new ArrayList<>(decoded.repairs());
        repairs.forEach(repair -> all.add(repair.word()));
        ReadResult result = tree(document, all, base);
        boolean soup = repairs.contains(Repair.TAG_SOUP);
        // Out of anything a feed without entries can be made this way, which would pass for
        // healthy.
        yield soup && result instanceof ReadFeed feed && saysNothing(feed)
            ? new NotAFeed(Reason.MALFORMED, "broken, and nothing could be made out")
            : result;
      }
    };
  }

  private static boolean saysNothing(ReadFeed feed) {
    return feed.entries().isEmpty() && feed.title() == null;
  }

  private static ReadResult tree(Document document, List<String> repairs, Base base) {
    String root = document.getRootElement().getName().toLowerCase(Locale.ROOT);
    return switch (root) {
      case "feed" -> AtomFeed.read(document, repairs, base);
      case "rss", "rdf", "channel" -> RssFeed.read(document, repairs, base);
      case "html" -> page();
      default -> new NotAFeed(Reason.OTHER_XML, Detail.of("its root element is " + root));
    };
  }

  /// What a document is, by its first signs.
  enum Detect {
    NOTHING,
    JSON,
    XML,
    PAGE,
    TEXT;

    static Detect of(String text) {
      String start = text.stripLeading();
      if (start.isEmpty()) {
        return NOTHING;
      }
      if (start.charAt(0) == '{' || start.charAt(0) == '[') {
        return JSON;
      }
      int root = Prolog.root(text);
      if (root < 0) {
        return TEXT;
      }
      boolean html = Prolog.name(text, root).equalsIgnoreCase("html");
      return html && start.charAt(0) == '<' ? PAGE : XML;
    }
  }
}
