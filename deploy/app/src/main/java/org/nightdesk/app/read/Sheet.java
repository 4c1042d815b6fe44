package org.nightdesk.app.read;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Plain;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Tag;
import org.nightdesk.reading.extract.Article;
import org.nightdesk.tagging.Tagging;

/// A reading for people: a few lines an item, aligned. Pure.
final class Sheet {
  private static final int COLUMNS = 110;

  /// As wide as a date with its time, which stands to the left.
  private static final String MARGIN = " ".repeat(18);

  /// Enough to see what an article is about.
  private static final int PARAGRAPHS = 3;

  private static final int WORDS = 5;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Sheet() {}

  static List<String> lines(Reading reading) {
    return switch (reading) {
      case Reading.OfFeed feed -> feed(feed);
      case Reading.OfPage page -> page(page);
    };
  }

  private static List<String> feed(Reading.OfFeed read) {
    List<String> lines = new ArrayList<>();
    String title = read.feed().title();
    lines.add(Plain.line(title == null || title.isEmpty() ? "A feed without a title" : title));
    add(lines, read.feed().link());
    lines.add(
        "%s, %s%s, read as %s%s"
            .formatted(
                read.feed().format(),
                count(read.entries(), "entry", "entries"),
                read.items().size() == read.entries()
                    ? ""
                    : " that are " + count(read.items().size(), "item", "items"),
                read.charset(),
                mended(read.feed().repairs())));
    for (Reading.TaggedEntry entry : read.items()) {
      lines.add("");
      lines.addAll(item(entry));
    }
    lines.add("");
    long tagged = read.items().stream().filter(e -> !e.tagging().tags().isEmpty()).count();
    lines.add("%d of %s on a topic".formatted(tagged, count(read.items().size(), "item", "items")));
    return lines;
  }

  private static List<String> item(Reading.TaggedEntry entry) {
    Item item = entry.item();
    List<String> lines = new ArrayList<>();
    Instant date = item.published() == null ? item.updated() : item.published();
    String title = item.title().isEmpty() ? "(no headline)" : item.title();
    lines.add(
        "%-18s%s"
            .formatted(
                date == null ? "no date" : DATE.format(date),
                Plain.line(title, COLUMNS - MARGIN.length())));
    lines.add(MARGIN + (item.url() == null ? "no address" : Plain.line(item.url())));
    lines.add("%sid %s, language %s".formatted(MARGIN, item.id(), entry.tagging().language()));
    entry.tagging().tags().forEach(tag -> lines.add(MARGIN + tag(tag)));
    return lines;
  }

  private static List<String> page(Reading.OfPage page) {
    Article article = page.article();
    List<String> lines = new ArrayList<>();
    lines.add(Plain.line(article.title().isEmpty() ? "A page without a title" : article.title()));
    if (!article.authors().isEmpty()) {
      lines.add("by " + Plain.line(String.join(", ", article.authors())));
    }
    lines.add(
        "%s, language %s, read as %s%s"
            .formatted(
                article.published() == null ? "no date" : DATE.format(article.published()) + " UTC",
                page.tagging().language(),
                page.charset(),
                mended(page.repairs())));
    lines.add("");
    if (article.text().isEmpty()) {
      lines.add("No article was found on the page.");
    } else {
      article
          .text()
          .lines()
          .filter(line -> !line.isBlank())
          .limit(PARAGRAPHS)
          .forEach(line -> lines.add(Plain.line(line, COLUMNS)));
      lines.add("(%d characters in all)".formatted(article.text().length()));
    }
    lines.add("");
    lines.addAll(tags(page.tagging()));
    announced(lines, page.feeds());
    return lines;
  }

  private static List<String> tags(Tagging tagging) {
    return tagging.tags().isEmpty()
        ? List.of("on no topic")
        : tagging.tags().stream().map(Sheet::tag).toList();
  }

  private static void announced(List<String> lines, List<FeedLink> feeds) {
    if (!feeds.isEmpty()) {
      lines.add("");
      lines.add("The page announces " + count(feeds.size(), "feed", "feeds") + ":");
    }
    for (FeedLink feed : feeds) {
      String title = Objects.requireNonNullElse(feed.title(), "");
      lines.add("  " + Plain.line("%s  %s  %s".formatted(feed.href(), feed.type(), title)));
    }
  }

  private static String tag(Tag tag) {
    String words =
        tag.evidence().stream()
            .map(evidence -> "\"" + Plain.line(evidence.words(), 40) + "\"")
            .distinct()
            .limit(WORDS)
            .collect(joining(", "));
    return String.format(Locale.ROOT, "%s %.2f  %s", tag.topic(), tag.score(), words);
  }

  private static String mended(List<String> repairs) {
    return repairs.isEmpty() ? "" : ", mended: " + String.join(", ", repairs);
  }

  private static void add(List<String> lines, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      lines.add(Plain.line(text));
    }
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
