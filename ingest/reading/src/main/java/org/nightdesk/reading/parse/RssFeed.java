package org.nightdesk.reading.parse;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.Reason;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.xml.Detail;

/// RSS and RDF: shaped, read by Rome, turned into ours.
final class RssFeed {
  private RssFeed() {}

  static ReadResult read(Document document, List<String> repairs, Base base) {
    String root = document.getRootElement().getName().toLowerCase(Locale.ROOT);
    Document shaped = RssShape.of(document, base);
    if (root.equals("channel")
        && shaped.getRootElement().getChild("channel").getChildren().isEmpty()) {
      return new NotAFeed(Reason.OTHER_XML, "a channel that says nothing");
    }
    try {
      Channel channel = (Channel) new WireFeedInput(false, Locale.US).build(shaped);
      List<Entry> entries = channel.getItems().stream().map(RssFeed::entry).toList();
      String format = root.equals("rdf") ? "rdf" : "rss";
      return new ReadFeed(
          format,
          title(channel.getTitle()),
          channel.getLink(),
          channel.getLanguage(),
          entries,
          repairs);
    } catch (FeedException e) {
      return new NotAFeed(Reason.UNREADABLE, Detail.of(String.valueOf(e.getMessage())));
    }
  }

  private static @Nullable String title(@Nullable String stated) {
    return stated == null ? null : PlainText.title(stated);
  }

  private static Entry entry(Item item) {
    Guid guid = item.getGuid();
    Description description = item.getDescription();
    Content content = item.getContent();
    DCModule dc = (DCModule) item.getModule(DCModule.URI);
    List<Date> updated = dc == null ? List.of() : dc.getDates();
    String title = title(item.getTitle());
    return new Entry(
        guid == null ? null : guid.getValue().strip(),
        title == null ? "" : title,
        item.getLink(),
        RomeDate.instant(item.getPubDate()),
        updated.isEmpty() ? null : RomeDate.instant(updated.get(0)),
        description == null ? null : description.getValue(),
        content == null ? null : content.getValue(),
        dc == null ? List.of() : dc.getCreators().stream().map(PlainText::title).toList(),
        item.getCategories().stream().map(Category::getValue).map(PlainText::title).toList());
  }
}
