package org.nightdesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;

/// A document with very many entries is handed on in parts.
final class LargeDocumentTest {
  private static final Duration STEP = Duration.ofMillis(250);

  @TempDir Path directory;

  private final List<Item> items = new ArrayList<>();
  private Polled polled;

  @BeforeEach
  void open() throws IOException {
    polled = Polled.beside(directory);
  }

  @AfterEach
  void close() {
    polled.close();
  }

  @Test
  void otherFeedsItemsComeBetweenItsPartsAndAllOfItIsBaseline() {
    polled.shows("/many", 0, 950);
    polled.shows("/few", 0, 1);
    Feed many = polled.feed("/many");
    polled.publish(many);
    arrived(200);
    assertThat(items).hasSize(200);
    assertThat(polled.read(Stream.FEED_STATUS).getLast())
        .returns(Health.WORKING, FeedStatus::health)
        .returns(
            "The feed lists 950 entries at once; 750 are still to be taken.", FeedStatus::reason);
    polled.publish(polled.feed("/few"));
    arrived(951);
    assertThat(items).extracting(Item::title).doesNotHaveDuplicates().contains("/many 949");
    assertThat(items.indexOf(only("/few 0"))).isLessThan(items.indexOf(only("/many 949")));
    assertThat(items).allMatch(Item::baseline);
    assertThat(polled.requests()).isEqualTo(2);
    assertThat(last(many)).returns(null, FeedStatus::reason).returns(950L, FeedStatus::items);
  }

  @Test
  void itsEntriesAreCountedOnceAndWhatComesLaterIsNews() {
    polled.shows("/many", 1, 451);
    polled.publish(polled.feed("/many"));
    arrived(450);
    polled.shows("/many", 0, 451);
    polled.tick(Duration.ofMinutes(6));
    arrived(451);
    assertThat(items).filteredOn(item -> !item.baseline()).containsExactly(only("/many 0"));
    assertThat(polled.count("nightdesk.polls", "outcome", "read")).isEqualTo(2);
    assertThat(polled.count("nightdesk.entries", "how", "new")).isEqualTo(451);
    assertThat(polled.count("nightdesk.entries", "how", "seen")).isEqualTo(450);
    assertThat(polled.count("nightdesk.entries.dropped", "reason", "left")).isZero();
  }

  @Test
  void whatIsLeftOfItWhenTheFeedIsPausedComesWhenItGoesOn() {
    polled.shows("/many", 0, 450);
    Feed feed = polled.feed("/many");
    polled.publish(feed);
    arrived(200);
    polled.publish(Polled.with(feed, feed.url(), Feed.State.PAUSED));
    polled.tick(Duration.ofMinutes(1));
    assertThat(polled.read(Stream.ITEMS)).isEmpty();
    polled.publish(feed);
    arrived(450);
    assertThat(items).allMatch(Item::baseline);
  }

  private Item only(String title) {
    return items.stream().filter(item -> item.title().equals(title)).findFirst().orElseThrow();
  }

  private FeedStatus last(Feed feed) {
    return polled.read(Stream.FEED_STATUS).stream()
        .filter(status -> status.feed().equals(feed.id()))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /// Until so many items are out.
  private void arrived(int count) {
    await()
        .until(() -> {
          polled.tick(STEP);
          items.addAll(polled.read(Stream.ITEMS));
          return items.size() >= count;
        });
  }
}
