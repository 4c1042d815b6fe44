package org.nightdesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;

/// What the desk wants of a feed while its poll is out, or waits for its host, stands.
final class ChangedWhilePolledTest {
  private static final Duration STEP = Duration.ofMillis(100);

  @TempDir Path directory;

  private Polled polled;

  @BeforeEach
  void open() throws IOException {
    polled = Polled.beside(directory);
    polled.shows("/one", 0, 2);
    polled.shows("/two", 0, 3);
    polled.hold();
  }

  @AfterEach
  void close() {
    polled.close();
  }

  @Test
  void aFeedPausedWhileItsPollIsOutStaysPaused() {
    Feed feed = polled.feed("/one");
    out(feed);
    polled.publish(Polled.with(feed, feed.url(), Feed.State.PAUSED));
    ended(1);
    polled.tick(Duration.ofMinutes(10));
    assertThat(polled.requests()).isEqualTo(1);
    assertThat(polled.read(Stream.FEED_STATUS).getLast())
        .returns(Health.PAUSED, FeedStatus::health)
        .returns(null, FeedStatus::nextDue);
    assertThat(polled.read(Stream.ITEMS)).isEmpty();
    assertThat(polled.count("nightdesk.polls", "reason", "paused")).isEqualTo(1);
  }

  @Test
  void aFeedPausedWhileItWaitsForItsHostIsNotAsked() {
    Feed waiting = polled.feed("/two");
    out(polled.feed("/one"));
    polled.publish(waiting);
    polled.tick(STEP);
    polled.publish(Polled.with(waiting, waiting.url(), Feed.State.PAUSED));
    ended(1);
    polled.tick(Duration.ofMinutes(3));
    assertThat(polled.requests()).isEqualTo(1);
  }

  @Test
  void aFeedRemovedAndAddedAgainWhileItsPollIsOutBeginsWithABaseline() {
    Feed feed = polled.feed("/one");
    out(feed);
    ended(1);
    polled.hold();
    due(2);
    polled.remove(feed);
    polled.publish(feed);
    polled.read(Stream.ITEMS);
    ended(3);
    assertThat(polled.read(Stream.ITEMS)).hasSize(2).allMatch(Item::baseline);
    assertThat(polled.count("nightdesk.polls", "reason", "changed")).isEqualTo(1);
  }

  @Test
  void whatComesFromTheAddressBeforeIsNothingAndTheNewOneIsAskedAtOnce() {
    Feed feed = polled.feed("/one");
    out(feed);
    polled.publish(Polled.with(feed, polled.feed("/two").url(), Feed.State.ACTIVE));
    ended(2);
    assertThat(polled.requests()).isEqualTo(2);
    assertThat(polled.read(Stream.ITEMS))
        .extracting(Item::title)
        .containsExactly("/two 2", "/two 1", "/two 0");
    assertThat(polled.count("nightdesk.polls", "reason", "changed")).isEqualTo(1);
    assertThat(polled.read(Stream.FEED_STATUS).getLast().polls()).isEqualTo(1);
  }

  private void out(Feed feed) {
    polled.publish(feed);
    due(1);
  }

  /// Until the site has had so many requests.
  private void due(int requests) {
    await()
        .until(() -> {
          polled.tick(Duration.ofSeconds(20));
          return polled.requests() == requests;
        });
  }

  /// The site answers; until so many polls have ended.
  private void ended(int polls) {
    polled.letGo();
    await()
        .until(() -> {
          polled.tick(STEP);
          return polled.polls() == polls;
        });
  }
}
