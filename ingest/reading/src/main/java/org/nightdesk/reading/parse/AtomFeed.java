package org.nightdesk.reading.parse;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.nightdesk.reading.Reason;
import org.nightdesk.reading.clean.PlainText;
import org.nightdesk.reading.xml.Detail;

/// Atom 0.3 and 1.0: shaped, read by Rome, turned into ours.
final class AtomFeed {
  private AtomFeed() {}

  static ReadResult read(Document document, List<String> repairs, Base base) {
    String language = document.getRootElement().getAttributeValue("lang", Namespace.XML_NAMESPACE);
    try {
      Feed feed = (Feed) new WireFeedInput(false, Locale.US).build(AtomShape.of(document, base));
      List<Entry> entries = feed.getEntries().stream().map(AtomFeed::entry).toList();
      return new ReadFeed(
          "atom",
          feed.getTitleEx() == null ? null : PlainText.title(html(feed.getTitleEx())),
          link(feed.getAlternateLinks(), feed.getOtherLinks()),
          language,
          entries,
          repairs);
    } catch (FeedException e) {
      return new NotAFeed(Reason.UNREADABLE, Detail.of(String.valueOf(e.getMessage())));
    }
  }

  private static Entry entry(com.rometools.rome.feed.atom.Entry entry) {
    Content title = entry.getTitleEx();
    Content content = entry.getContents().isEmpty() ? null : entry.getContents().get(0);
    return new Entry(
        entry.getId() == null ? null : entry.getId().strip(),
        title == null ? "" : PlainText.title(html(title)),
        link(entry.getAlternateLinks(), entry.getOtherLinks()),
        first(entry.getPublished(), entry.getIssued(), entry.getCreated()),
        first(entry.getUpdated(), entry.getModified()),
        entry.getSummary() == null ? null : html(entry.getSummary()),
        content == null || content.getValue() == null || content.getValue().isBlank()
            ? null
            : html(content),
        entry.getAuthors().stream().map(AtomFeed::name).filter(Objects::nonNull).toList(),
        entry.getCategories().stream().map(AtomFeed::label).filter(Objects::nonNull).toList());
  }

  private static java.time.@Nullable Instant first(@Nullable Date... dates) {
    return RomeDate.instant(Stream.of(dates).filter(Objects::nonNull).findFirst().orElse(null));
  }

  private static @Nullable String link(List<Link> alternates, List<Link> others) {
    return Stream.concat(alternates.stream(), others.stream().filter(l -> l.getRel() == null))
        .map(Link::getHref)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// Text that is not mark-up is escaped, so that what follows need not care.
  private static String html(Content content) {
    String value = content.getValue() == null ? "" : content.getValue();
    String type = content.getType() == null ? "text" : content.getType();
    boolean text = type.equals("text") || type.equals("text/plain");
    boolean escaped = content.getMode() == null || content.getMode().equals(Content.ESCAPED);
    return text && escaped
        ? value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        : value;
  }

  private static @Nullable String name(SyndPerson person) {
    return person.getName() == null ? person.getEmail() : PlainText.title(person.getName());
  }

  private static @Nullable String label(Category category) {
    return category.getLabel() == null ? category.getTerm() : category.getLabel();
  }
}
