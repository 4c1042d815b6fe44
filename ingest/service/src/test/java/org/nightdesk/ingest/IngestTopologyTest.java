package org.nightdesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.Event;

/// What becomes of one feed, poll after poll.
final class IngestTopologyTest {
  private static final String PATH = "/feed";

  @TempDir Path directory;

  private Polled polled;
  private Feed feed;

  @BeforeEach
  void open() throws IOException {
    polled = Polled.atOnce(directory);
    feed = polled.feed(PATH);
  }

  @AfterEach
  void close() {
    polled.close();
  }

  @Test
  void firstPollIsABaselineAndWhatComesLaterIsNews() {
    shows("one");
    polled.publish(feed);
    polled.pass(Duration.ofSeconds(1));
    assertThat(items()).extracting(Item::title, Item::baseline).containsExactly(pair("one", true));

    shows("two", "one");
    polled.pass(Duration.ofMinutes(6));
    assertThat(items()).extracting(Item::title, Item::baseline).containsExactly(pair("two", false));

    polled.pass(Duration.ofMinutes(6));
    assertThat(items()).isEmpty();
    assertThat(polled.requests()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void saysWhyASourceFailsAndGoesOnAskingLessOften() {
    polled.answers(503);
    polled.publish(feed);
    polled.pass(Duration.ofSeconds(1));
    assertThat(statuses().getLast())
        .returns(Health.CANNOT_REACH, FeedStatus::health)
        .returns("The site answers 503 Service Unavailable.", FeedStatus::reason);
    int before = polled.requests();
    polled.pass(Duration.ofMinutes(30));
    assertThat(polled.requests() - before).isBetween(1, 3);
    polled.answers(200);
    shows("back");
    polled.pass(Duration.ofHours(3));
    assertThat(statuses().getLast().health()).isEqualTo(Health.WORKING);
  }

  @Test
  void asksNoMoreWhereTheFeedIsGone() {
    polled.answers(410);
    polled.publish(feed);
    polled.pass(Duration.ofSeconds(1));
    assertThat(statuses().getLast())
        .returns(Health.GONE, FeedStatus::health)
        .returns(null, FeedStatus::nextDue);
    int before = polled.requests();
    polled.pass(Duration.ofDays(3));
    assertThat(polled.requests()).isEqualTo(before);
  }

  @Test
  void checksAnAddressWithoutTakingItsItems() {
    shows("one", "two");
    polled.publish(Polled.with(feed, feed.url(), Feed.State.CHECK));
    polled.pass(Duration.ofSeconds(1));
    assertThat(statuses().getLast())
        .returns(Health.WORKING, FeedStatus::health)
        .returns(2, FeedStatus::entries)
        .returns("Wire", FeedStatus::title);
    assertThat(items()).isEmpty();
  }

  @Test
  void anAddressThatWasCheckedIsReadFromTheStartWhenItIsAdded() {
    shows("one", "two");
    polled.publish(Polled.with(feed, feed.url(), Feed.State.CHECK));
    polled.pass(Duration.ofSeconds(1));
    polled.publish(feed);
    polled.pass(Duration.ofSeconds(1));
    assertThat(items())
        .extracting(Item::title, Item::baseline)
        .containsExactly(pair("two", true), pair("one", true));
  }

  @Test
  void theLastHoursOfAFirstPollAreNewsWhereThatWasAskedFor() {
    Instant now = Instant.now();
    polled.shows(
        PATH,
        "<rss version='2.0'><channel><title>Wire</title>%s%s%s</channel></rss>"
            .formatted(
                dated("old", now.minus(Duration.ofHours(7))),
                dated("late", now.minus(Duration.ofHours(1))),
                "<item><title>undated</title><link>https://wire.example/u</link></item>"));
    polled.publish(
        new Feed(feed.id(), feed.url(), Feed.State.ACTIVE, null, List.of(), 6, null, Polled.START));
    polled.jump(Duration.between(Polled.START, now));
    polled.pass(Duration.ofSeconds(1));
    assertThat(items())
        .extracting(Item::title, Item::baseline)
        .containsExactly(pair("undated", true), pair("late", false), pair("old", true));
  }

  @Test
  void everyPollAndEveryEntryIsCountedOnce() {
    shows("two", "one", "one");
    polled.publish(feed);
    polled.pass(Duration.ofSeconds(1));
    shows("three", "two", "one");
    polled.pass(Duration.ofMinutes(6));
    polled.answers(500);
    polled.pass(Duration.ofMinutes(6));
    assertThat(polled.count("nightdesk.polls", "outcome", "read")).isEqualTo(2);
    assertThat(polled.count("nightdesk.polls", "reason", "http-5xx")).isPositive();
    assertThat(polled.count("nightdesk.entries", "how", "new")).isEqualTo(3);
    assertThat(polled.count("nightdesk.entries", "how", "seen")).isEqualTo(2);
    assertThat(polled.count("nightdesk.entries.dropped", "reason", "repeated")).isEqualTo(1);
    assertThat(polled.count("nightdesk.items", "how", "baseline")).isEqualTo(2);
    assertThat(polled.count("nightdesk.items", "how", "new")).isEqualTo(1);
    assertThat(polled.polls()).isEqualTo(polled.requests());
  }

  @Test
  void anUnreadableRecordIsDeadAndTheNextPasses() {
    polled.send(feed.id(), "{no".getBytes(StandardCharsets.UTF_8));
    shows("one");
    polled.publish(feed);
    polled.pass(Duration.ofSeconds(1));
    assertThat(items()).hasSize(1);
    List<TestRecord<String, byte[]>> dead = polled.records(Stream.DEAD_LETTERS);
    assertThat(dead).hasSize(1);
    assertThat(Event.header(dead.getFirst().headers(), CloudEvent.DEAD_REASON))
        .isEqualTo("unreadable");
  }

  private static org.assertj.core.groups.Tuple pair(String title, boolean baseline) {
    return org.assertj.core.groups.Tuple.tuple(title, baseline);
  }

  private List<Item> items() {
    return polled.read(Stream.ITEMS);
  }

  private List<FeedStatus> statuses() {
    return polled.read(Stream.FEED_STATUS);
  }

  private static String dated(String title, Instant published) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC));
    return "<item><title>%1$s</title><link>https://wire.example/%1$s</link><pubDate>%2$s</pubDate></item>"
        .formatted(title, date);
  }

  private void shows(String... titles) {
    StringBuilder text = new StringBuilder("<rss version='2.0'><channel><title>Wire</title>");
    for (String title : titles) {
      text.append(
          "<item><title>%1$s</title><link>https://wire.example/%1$s</link></item>"
              .formatted(title));
    }
    polled.shows(PATH, text.append("</channel></rss>").toString());
  }
}
