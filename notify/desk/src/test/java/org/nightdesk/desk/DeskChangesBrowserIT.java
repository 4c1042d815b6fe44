package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.secret.Unsubscribing;
import org.nightdesk.runtime.table.Table;

/// What staff do on the pages of feeds and topics, and a reader on the page of a signed link, in
/// Chromium.
class DeskChangesBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private static Path directory;
  private static DeskProcess process;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    process = new DeskProcess(directory.resolve("data"), Map.of());
    browser = Browser.open(directory.resolve("profile"), "http://127.0.0.1:" + process.desk.port());
    browser.look(1440, "light");
    browser.load(process.desk.signInLink());
    browser.waitForPath("/wire");
  }

  @AfterAll
  static void stop() throws Exception {
    browser.close();
    process.close();
  }

  @AfterEach
  void nothingWasRefusedAndNothingLeft() {
    assertThat(browser.refused()).isEmpty();
    assertThat(browser.asked()).isEmpty();
  }

  @Test
  void feedsAreOfferedImportedAndPolled() throws Exception {
    browser.load("/feeds");
    assertThat(browser.text("h1")).isEqualTo("No feeds yet");
    browser.click(".starter button", "Add 18 feeds");
    browser.waitForText(".says", "18 feeds");

    Path list = directory.resolve("list.opml");
    Files.writeString(
        list,
        """
        <opml version="2.0"><head/><body><outline text="F">
        <outline type="rss" text="Alpha" xmlUrl="https://a.example/rss"/>
        <outline type="rss" text="Citizen" xmlUrl="https://citizenlab.ca/feed/"/>
        <outline type="rss" text="Evil" xmlUrl="javascript:window.pwned=1"/></outline></body></opml>
        """);
    browser.load("/feeds/add");
    browser.choose("#opml", list);
    browser.waitForText("[aria-live]", "1 added, 1 known already, 1 refused");
    browser.waitForText("[aria-live]", "0 of 1 read");
    assertThat(browser.text("tbody tr:first-child")).contains("refused", "not an http");
    String feed = Ids.feed("https://a.example/rss");
    try (Table<Feed> asked =
        new Table<>(
            Stream.FEEDS, process.environment.kafka(), process.environment.letters("asked"))) {
      answer(feed, process.environment.clock().instant());
      browser.waitForText("[aria-live]", "1 of 1 read");
      asked.onChange((_, wanted) -> {
        if (wanted != null && wanted.pollAsked() != null) {
          answer(wanted.id(), process.environment.clock().instant());
        }
      });
      asked.start();
      asked.awaitReady(SOON);
      browser.load("/feeds?find=a.example");
      browser.click("tbody button", "Poll now");
      browser.waitForText("#notices", "Alpha: HTTP 200, 7 entries, something new.");
    }
  }

  /// As ingest would.
  private static void answer(String feed, Instant now) {
    FeedStatus status =
        new FeedStatus(
            feed,
            FeedStatus.Health.WORKING,
            null,
            now,
            "https://a.example/rss",
            "a.example",
            null,
            null,
            200,
            now,
            now,
            now.plusSeconds(60),
            60,
            1,
            0,
            7,
            7,
            List.of(),
            now);
    var _ = process.environment.publisher().publish(Stream.FEED_STATUS, feed, status);
  }

  @Test
  void aChangeOfATopicIsTriedBeforeItGoesLive() throws Exception {
    new BrowserSamples(process.environment.clock().instant())
        .publishItems(process.environment.publisher());
    await().atMost(SOON).until(() -> process.get("/api/items").json().get("total").intValue() == 4);
    browser.load("/topics/ccic");
    browser.press("e");
    browser.waitFor("document.querySelector('#json')");
    browser.script(
        "const j = document.querySelector('#json');"
            + " j.value = j.value.replace('\"weight\": 0.2', '\"weight\": 0.6');"
            + " j.dispatchEvent(new Event('input'))");
    browser.click("button", "Try this change");
    browser.waitForText(".trial", "New: 1");
    assertThat(browser.text(".trial .big")).contains("of 4 items would have it; 3 have it now");
    assertThat(browser.text(".trial")).contains("A new phone", "score 0.60");
    browser.click("button", "Save");
    browser.waitForText("#notices", "Saved ccic.");
    assertThat(process.get("/api/topics/ccic").json().toString()).contains("0.6");
  }

  @Test
  void theUnsubscribePageAsksAndThenActs() throws Exception {
    String id =
        process
            .post(
                "/api/subscriptions",
                "{\"name\":\"<b>Hook\",\"query\":\"zebra\",\"channel\":{\"kind\":\"webhook\","
                    + "\"url\":\"https://hooks.example/x\"},\"rhythm\":{\"kind\":\"at-once\"},"
                    + "\"discreet\":false}")
            .json()
            .get("id")
            .stringValue();
    browser.load(Unsubscribing.PATH + Unsubscribing.token(process.environment.secrets(), id));
    assertThat(browser.text("main")).contains("“<b>Hook”");
    assertThat(process.desk.subscription(id).orElseThrow().state())
        .isEqualTo(Subscription.State.ACTIVE);
    browser.click("button", "Unsubscribe");
    browser.waitForText("h1", "Unsubscribed");
    assertThat(process.desk.subscription(id).orElseThrow().state())
        .isEqualTo(Subscription.State.UNSUBSCRIBED);
  }
}
