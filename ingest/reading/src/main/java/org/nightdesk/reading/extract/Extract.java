package org.nightdesk.reading.extract;

import net.dankito.readability4j.extended.Readability4JExtended;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.address.Addresses;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.decode.Decode;

/// Finds the main text of a page. Never throws; safe for use by many threads.
public final class Extract {
  /// Longer pages are cut here before they are read: the text stands in the front part.
  private static final int LONGEST = 3_000_000;

  /// Deeper elements are put beside each other; real pages stay below 60.
  private static final int DEEPEST = 100;

  /// Readability4J wants an address to resolve links against; the links are not used.
  private static final String NOWHERE = "https://page.invalid/";

  /// A text shorter than this is a teaser or a notice about cookies, if the page holds more.
  private static final int SHORT = 250;

  private Extract() {}

  /// Reads a page as it came.
  ///
  /// @param contentType the HTTP header, if there was one
  public static Article article(byte[] page, @Nullable String contentType, @Nullable String url) {
    return article(Decode.text(page, contentType).text(), url);
  }

  /// Reads a page that is decoded already.
  public static Article article(String html, @Nullable String url) {
    String most = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    String base = Addresses.isWeb(url) && url != null ? url : NOWHERE;
    try {
      Document page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(most, base);
      // Readability4J prints parts of the page over and over; indenting them takes quadratic time.
      page.outputSettings().prettyPrint(false);
      Meta meta = Meta.of(page);
      return new Article(meta.title(), text(page, base), meta.published(), meta.authors());
    } catch (RuntimeException | StackOverflowError e) {
      // A page that a library fails on has no article for us.
      return Article.NOTHING;
    }
  }

  private static String text(Document page, String url) {
    String found = readability(page.clone(), url);
    String paragraphs = found.length() < SHORT ? Paragraphs.of(page) : "";
    return paragraphs.length() > 2 * found.length() ? paragraphs : found;
  }

  private static String readability(Document page, String url) {
    try {
      Element content = new Readability4JExtended(url, page).parse().getArticleContent();
      return content == null ? "" : PlainText.of(content);
    } catch (RuntimeException | StackOverflowError e) {
      // The simple rule still finds something where the clever one breaks.
      return "";
    }
  }
}
