package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.table.Table;
import org.openqa.selenium.Keys;

/// The pages as a person uses them, in Chromium, on a whole desk and a real broker.
class DeskBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  /// Every page with everything on it.
  private static final List<String> PAGES =
      List.of(
          "/wire",
          "/items/i1",
          "/items/hostile",
          "/items?url=https://nowhere.example/x",
          "/stories",
          "/stories/s2",
          "/alerts",
          "/subscriptions",
          "/subscriptions/sub-hostile",
          "/subscriptions/new?q=topic:ccic",
          "/feeds",
          "/feeds/add",
          "/topics",
          "/topics/ccic",
          "/topics/new",
          "/system",
          "/dead-letters",
          "/contract/",
          "/nowhere");

  @TempDir private static Path directory;
  private static DeskProcess process;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    process = new DeskProcess(directory.resolve("data"), Map.of());
    new BrowserSamples(process.environment.clock().instant())
        .publish(process.environment.publisher());
    await().atMost(SOON).until(() -> process.get("/api/items").json().get("total").intValue() == 4);
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

  @BeforeEach
  void beginAtTheWire() {
    browser.look(1440, "light");
    browser.load("/wire");
  }

  @AfterEach
  void nothingRanAndNothingLeft() {
    assertThat(browser.script("return window.pwned === undefined")).isEqualTo(true);
    assertThat(browser.refused()).isEmpty();
    assertThat(browser.asked()).isEmpty();
  }

  @Test
  void theLinkSignsInOnceAndTheWireShowsWhatEarnedEachTag() {
    assertThat(browser.path()).isEqualTo("/wire");
    assertThat(browser.script("return location.hash")).isEqualTo("");
    assertThat(browser.text("[data-item=i1] .headline")).isEqualTo("Vendor sold spyware abroad");
    assertThat(browser.text("[data-item=i1] .chip")).isEqualTo("ccic0.91");
    assertThat(browser.text("[data-item=i1] mark")).isEqualTo("spyware");
    assertThat(browser.text("[data-item=i1] .more-outlets")).isEqualTo("+1 outlet");
  }

  @Test
  void aSubscriptionIsSeenBeforeItIsSavedAndLivesUntilItIsDeleted() throws Exception {
    browser.type("#search", "topic:ccic spyware" + Keys.ENTER);
    browser.waitForPath("/wire?q=topic%3Accic%20spyware");
    browser.click(".acts a", "Subscribe to this");
    browser.waitForText(".preview .big", "2 items in 7 days");
    assertThat(browser.text(".preview .hits")).contains("Vendor sold spyware abroad");
    browser.click("[role=group] button", "Query");
    browser.type("#query", "topic:ccic -abroad");
    browser.waitForText(".preview .missed", "kept out by -abroad");
    assertThat(browser.text(".preview .missed")).contains("too weak for the tag");
    browser.type("#name", "Night desk");
    browser.type("input[type=url]", "https://hooks.example/secret/path");
    browser.click("label.choice", "in quiet hours");
    browser.type("#at-most", "20");
    browser.click("form button", "Save");
    browser.waitForText("#notices", "Saved “Night desk”.");
    Subscription saved = onKafka("Night desk");
    assertThat(saved.quietHours()).isNotNull();
    assertThat(saved.atMostPerDay()).isEqualTo(20);
    assertThat(saved.query()).isEqualTo("topic:ccic -abroad");
    assertThat(((Channel.Webhook) saved.channel()).secret()).isNotNull(); // the page proposed a key

    browser.waitForPath("/subscriptions");
    String row = "[data-id=\"" + saved.id() + "\"]";
    browser.waitForText(row + " .words", "quiet 23:00–07:00");
    browser.waitForText(row + " .words", "at most 20 a day");
    browser.click(row + " button", "Send a test");
    browser.waitForText("#notices", "A test is on its way");
    browser.click(row + " button", "Pause");
    browser.waitForText(row + " .state", "paused");
    browser.click(row + " a", "Alerts");
    browser.waitForText(".alertrow .headline", "[test]");
    browser.back();
    browser.waitForPath("/subscriptions");
    browser.click(row + " a", "Edit");
    browser.waitForPath("/subscriptions/" + saved.id());
    browser.type("#name", "Day desk");
    browser.click("form button", "Save");
    browser.waitForText(row + " .headline", "Day desk");
    browser.click(row + " button", "Delete");
    browser.waitFor("!document.querySelector('[data-id=\"" + saved.id() + "\"]')");
    browser.press("u");
    browser.waitForText(row + " .headline", "Day desk");
    assertThat(process.desk.subscription(saved.id())).isPresent();
    browser.click(row + " button", "Delete");
    browser.load("/wire"); // leaving ends the ten seconds
    await().atMost(SOON).until(() -> process.desk.subscription(saved.id()).isEmpty());
  }

  /// As somebody else who reads the stream has it.
  private static Subscription onKafka(String name) throws Exception {
    var environment = process.environment;
    try (Table<Subscription> table =
        new Table<>(Stream.SUBSCRIPTIONS, environment.kafka(), environment.letters("reader"))) {
      table.start();
      table.awaitReady(SOON);
      return table.all().values().stream()
          .filter(subscription -> subscription.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aPastedAddressOpensTheItemOrSaysWhyItIsNotThere() {
    browser.type("#search", "https://outlet.example/i1" + Keys.ENTER);
    browser.waitForText("h1", "Vendor sold spyware abroad");
    assertThat(browser.text(".summary mark")).isEqualTo("spyware");
    assertThat(browser.text(".life")).contains("published", "seen", "tagged");
    browser.type("#search", "https://nowhere.example/x" + Keys.ENTER);
    browser.waitForText("main h1", "Nightdesk does not have this item");
  }

  @Test
  void textOfFeedsRunsNowhere() {
    for (String page : PAGES) {
      browser.load(page);
      assertThat(browser.script("return window.pwned === undefined")).as(page).isEqualTo(true);
      assertThat(browser.refused()).as(page).isEmpty();
      Object strange =
          browser.script(
              "return [...document.links].filter((a) => !/^https?:$/.test(a.protocol)).length"
                  + " + document.querySelectorAll('main script, main iframe, main img, main style,"
                  + " [onerror], [onload], [onmouseover], [style]').length");
      assertThat(strange).as(page).isEqualTo(0L);
    }
    browser.load("/items/hostile");
    assertThat(browser.text("h1")).isEqualTo(BrowserSamples.HOSTILE);
    assertThat(browser.text(".summary")).isEqualTo(BrowserSamples.HOSTILE);
  }

  @Test
  void aFeedShowsItsItemsADayAndSaysThemToWhoCannotSeeBars() {
    browser.load("/feeds");
    assertThat(browser.text("thead")).contains("Items a day");
    assertThat(browser.script("return document.querySelectorAll('svg.daily rect').length"))
        .isEqualTo(28L);
    String label = "return document.querySelector('[data-row]:last-child .daily').ariaLabel";
    assertThat(String.valueOf(browser.script(label)))
        .matches("Items a day since 20..-..-..: 0, .*, 4 so far today; too few days to say .*");
  }

  @Test
  void aDeadLetterIsReadAsTextAndSaysHowToPutItBack() throws IOException {
    browser.load("/system");
    browser.waitForText(".roles", "has never run on this Kafka");
    browser.click(".head a", "Dead letters");
    browser.waitForPath("/dead-letters");
    assertThat(browser.text("h1 + .says")).isEqualTo("1, newest first");
    assertThat(browser.text(".panel")).contains("nightdesk replay dead-letters");
    browser.click(".letter summary", "");
    assertThat(browser.text(".payload")).startsWith("<script>window.pwned=1</script> <img src=x");
    assertThat(browser.barriers()).isEmpty();
    browser.look(360, "dark");
    assertThat(browser.barriers("color-contrast")).isEmpty();
    assertThat(browser.script("return document.documentElement.scrollWidth > innerWidth"))
        .isEqualTo(false);
    browser.refused(); // what axe itself tries is its own
  }

  @Test
  void thePolicyRefusesWhatWouldRun() {
    String attempt = "try { %s; return ''; } catch (e) { return e.name; }";
    assertThat(
            browser.script(
                attempt.formatted("document.body.insertAdjacentHTML('beforeend', arguments[0])"),
                BrowserSamples.HOSTILE))
        .isEqualTo("TypeError");
    browser.script(
        attempt.formatted(
            "const s = document.createElement('script'); s.text = 'window.pwned=1';"
                + " document.body.append(s)"));
    assertThat(browser.refused()).anyMatch(line -> line.startsWith("require-trusted-types-for"));
  }

  @Test
  void keysLeadThroughThePages() {
    Map<String, String> pages =
        new TreeMap<>(
            Map.of(
                "s", "/stories",
                "a", "/alerts",
                "u", "/subscriptions",
                "f", "/feeds",
                "t", "/topics",
                "y", "/system",
                "w", "/wire"));
    pages.forEach((key, path) -> {
      browser.press("g", key);
      browser.waitForPath(path);
    });
    browser.press("?");
    browser.waitFor("document.getElementById('help').open");
    browser.press(Keys.ESCAPE);
    browser.waitFor("!document.getElementById('help').open");
    browser.press("/");
    browser.waitFor("document.activeElement.id === 'search'");
    browser.press(Keys.ESCAPE);
    browser.waitFor("document.activeElement === document.body");
    browser.press("g", "w");
    browser.waitForPath("/wire");
    browser.press("n");
    browser.waitForPath("/subscriptions/new?q=");
    browser.press(Keys.ESCAPE);
    browser.waitForPath("/subscriptions");
  }

  @Test
  void keysWorkOnTheRowInFocus() throws Exception {
    browser.load("/wire?q=abroad");
    browser.press("j");
    browser.waitFor("document.activeElement.closest('[data-item=i1]')");
    browser.press("1");
    browser.waitForText("#notices", "Noted “useful”");
    browser.press("u");
    browser.waitFor("!document.querySelector('.notice')");
    browser.press("m");
    browser.waitForText("#notices", "hears no more of this story");
    assertThat(process.desk.subscription("sub-hostile").orElseThrow().mutes("s1")).isTrue();
    browser.press("u");
    await()
        .atMost(SOON)
        .until(() -> !process.desk.subscription("sub-hostile").orElseThrow().mutes("s1"));
    browser.press("o");
    browser.waitForPath("/items/i1");
    browser.press(Keys.ESCAPE);
    browser.waitForPath("/wire?q=abroad");
  }

  @Test
  void backReturnsToEachPageAndItsAddressOpensIt() {
    browser.click("[data-item=i1] a", "Vendor");
    browser.waitForPath("/items/i1");
    browser.click(".text a", "Story: 2 items");
    browser.waitForPath("/stories/s1");
    browser.waitForText("h1", "Vendor sold spyware abroad");
    assertThat(browser.text(".head + p")).contains("2 items in 2 outlets, 1 independent origin");
    browser.back();
    browser.waitForPath("/items/i1");
    browser.back();
    browser.waitForPath("/wire");
    browser.load("/wire?q=topic%3Accic&show=tagged");
    assertThat(browser.text(".says")).isEqualTo("3 items");
    browser.load("/wire?q=%28open");
    browser.waitForText(".caret", "this bracket is never closed".substring(5));
    browser.load("/nowhere");
    assertThat(browser.text("main")).contains("There is no such page");
  }

  @Test
  void axeFindsNothingOnAnyPage() throws IOException {
    for (int width : List.of(1440, 360)) {
      for (String page : PAGES) {
        browser.look(width, "light");
        browser.load(page);
        assertThat(browser.barriers()).as("%s at %d", page, width).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth > innerWidth"))
            .as("%s at %d is wider than the screen", page, width)
            .isEqualTo(false);
        browser.look(width, "dark"); // the same document in other colours
        assertThat(browser.barriers("color-contrast")).as("%s at %d, dark", page, width).isEmpty();
      }
    }
    browser.refused(); // what axe itself tries is its own
  }
}
