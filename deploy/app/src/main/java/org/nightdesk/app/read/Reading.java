package org.nightdesk.app.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Item;
import org.nightdesk.reading.Reason;
import org.nightdesk.reading.address.Addresses;
import org.nightdesk.reading.decode.Decode;
import org.nightdesk.reading.decode.Decoded;
import org.nightdesk.reading.discover.Discover;
import org.nightdesk.reading.extract.Article;
import org.nightdesk.reading.extract.Extract;
import org.nightdesk.reading.identify.Identify;
import org.nightdesk.reading.identify.Polled;
import org.nightdesk.reading.parse.FeedReader;
import org.nightdesk.reading.parse.NotAFeed;
import org.nightdesk.reading.parse.ReadContext;
import org.nightdesk.reading.parse.ReadFeed;
import org.nightdesk.tagging.Tagger;
import org.nightdesk.tagging.Tagging;
import org.nightdesk.tagging.Text;

/// What a document turned out to be.
sealed interface Reading {
  /// The charset its bytes were read in.
  String charset();

  /// An item of a feed with what it is about.
  record TaggedEntry(Item item, Tagging tagging) {}

  /// A feed.
  ///
  /// @param entries how many it has; items that repeat another's id are left out below
  record OfFeed(String charset, ReadFeed feed, int entries, List<TaggedEntry> items)
      implements Reading {
    public OfFeed {
      items = List.copyOf(items);
    }
  }

  /// A page.
  ///
  /// @param repairs what was not as stated when its bytes were read
  /// @param feeds that it announces
  record OfPage(
      String charset, List<String> repairs, Article article, Tagging tagging, List<FeedLink> feeds)
      implements Reading {
    public OfPage {
      repairs = List.copyOf(repairs);
      feeds = List.copyOf(feeds);
    }
  }

  /// Reads a document as the pipeline would.
  ///
  /// @param now stands in for the time of the poll
  /// @throws Failed when it is neither feed nor page, with the reason
  static Reading of(Loading.Loaded loaded, Tagger tagger, Instant now) {
    Decoded decoded = Decode.text(loaded.body().bytes(), loaded.contentType());
    return switch (FeedReader.read(loaded.body().bytes(), loaded.context())) {
      case ReadFeed feed -> {
        List<TaggedEntry> items =
            Identify.items(feed, polled(loaded.context(), now)).stream()
                .map(item -> new TaggedEntry(item, tagger.tag(text(item))))
                .toList();
        yield new OfFeed(decoded.charset(), feed, feed.entries().size(), items);
      }
      case NotAFeed not when not.reason() == Reason.PAGE ->
          page(decoded, loaded.context().url(), tagger);
      case NotAFeed not ->
          throw new Failed(
              "%s is neither a feed nor a page (%s): %s"
                  .formatted(loaded.name(), not.reason().word(), not.detail()));
    };
  }

  private static Reading page(Decoded decoded, @Nullable String url, Tagger tagger) {
    Article article = Extract.article(decoded.text(), url);
    return new OfPage(
        decoded.charset(),
        decoded.repairs(),
        article,
        tagger.tag(new Text(article.title(), "", article.text(), null)),
        Discover.feeds(decoded.text(), url));
  }

  private static Polled polled(ReadContext context, Instant now) {
    String url = context.url();
    boolean web = url != null && Addresses.isWeb(url);
    String id = web && url != null ? Ids.feed(url) : "file/0";
    return new Polled(id, url == null ? "" : url, now, now, null);
  }

  private static Text text(Item item) {
    return new Text(item.title(), item.summary(), item.body(), item.language());
  }
}
