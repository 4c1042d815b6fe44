package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.QuietHours;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.secret.Unsubscribing;
import org.nightdesk.runtime.table.Table;

/// The API of a whole desk over HTTP, on a real broker.
class DeskIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String HOOK =
      "{\"name\":\"Spyware\",\"query\":\"topic:ccic\",\"channel\":{\"kind\":\"webhook\","
          + "\"url\":\"https://hooks.example/secret/path\","
          + "\"secret\":\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"},"
          + "\"rhythm\":{\"kind\":\"daily\",\"at\":\"07:30\",\"zone\":\"Europe/Athens\"},\"discreet\":true}";

  @TempDir private static Path directory;
  private static DeskProcess process;

  @BeforeAll
  static void start() throws Exception {
    process = new DeskProcess(directory.resolve("data"), Map.of());
    TaggedItem item = item("i1", "Vendor <script>alert(1)</script> sold spyware");
    process.environment.publisher().publish(Stream.TAGGED, "i1", item).join();
    await().atMost(SOON).until(() -> process.get("/api/items").json().get("total").intValue() == 1);
  }

  @AfterAll
  static void stop() throws Exception {
    process.close();
  }

  static TaggedItem item(String id, String title) {
    Instant now = Instant.now();
    String url = "https://outlet.example/" + id;
    Item item =
        new Item(
            id,
            "outlet.example/f",
            "The Outlet",
            null,
            url,
            title,
            "A summary with spyware in it.",
            "",
            List.of(),
            List.of(),
            "en",
            now,
            null,
            now,
            now,
            "hash",
            List.of(),
            false);
    Tag tag = new Tag("ccic", 0.9, List.of(new Tag.Evidence("summary", 15, 22, "spyware", "word")));
    return new TaggedItem(
        id,
        1,
        TaggedItem.Change.NEW,
        item,
        List.of(new TaggedItem.Copy("outlet.example/f", "The Outlet", url, now)),
        "en",
        List.of(),
        List.of(tag),
        "t1",
        null,
        now);
  }

  @Test
  void itemsAreFoundShownAndRefusedWithTheBadPlace() throws Exception {
    var list = process.get("/api/items?q=topic:ccic%20spyware");
    assertThat(list.json().get("items").get(0).get("snippet").stringValue()).contains("spyware");
    var one = process.get("/api/items/i1").json();
    assertThat(one.get("item").get("item").get("title").stringValue()).contains("<script>");
    assertThat(one.get("life").size()).isGreaterThanOrEqualTo(2);
    assertThat(process.get("/api/items?url=https://outlet.example/i1").status()).isEqualTo(200);
    assertThat(process.get("/api/items/none").status()).isEqualTo(404);
    var bad = process.get("/api/items?q=%22open");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.json().has("position")).isTrue();
    assertThat(bad.json().get("hint").stringValue()).isNotEmpty();
  }

  @Test
  void aSubscriptionLivesFromFormToTombstoneWithItsSecretsHidden() throws Exception {
    var made = process.post("/api/subscriptions", HOOK);
    assertThat(made.status()).isEqualTo(201);
    String id = made.json().get("id").stringValue();
    assertThat(made.json().toString()).doesNotContain("MfKQ9", "secret/path");
    Subscription stored = subscription(id);
    Channel.Webhook webhook = (Channel.Webhook) stored.channel();
    assertThat(webhook.url()).isEqualTo("https://hooks.example/secret/path");
    assertThat(process.environment.secrets().decrypt(String.valueOf(webhook.secret())))
        .contains("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String shown = "/api/subscriptions/" + id;
    String masked =
        HOOK.replace("https://hooks.example/secret/path", "https://hooks.example/…")
            .replace("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_***")
            .replace("\"Spyware\"", "\"Renamed\"")
            .replace(
                "\"discreet\":true",
                "\"atMostPerDay\":20,\"quietHours\":{\"from\":\"23:00\",\"to\":\"07:00\","
                    + "\"zone\":\"Europe/London\"}");
    assertThat(process.send("PUT", shown, masked).status()).isEqualTo(200);
    assertThat(subscription(id).name()).isEqualTo("Renamed");
    assertThat(((Channel.Webhook) subscription(id).channel()).url())
        .isEqualTo("https://hooks.example/secret/path");
    assertThat(process.post(shown + "/pause", "{}").json().get("state").stringValue())
        .isEqualTo("paused");
    assertThat(process.post(shown + "/resume", "{}").json().get("state").stringValue())
        .isEqualTo("active");
    QuietHours nights =
        new QuietHours(LocalTime.of(23, 0), LocalTime.of(7, 0), ZoneId.of("Europe/London"));
    assertThat(subscription(id).quietHours()).isEqualTo(nights);
    assertThat(subscription(id).atMostPerDay()).isEqualTo(20);
    assertThat(process.post(shown + "/test", "{}").status()).isEqualTo(202);
    await()
        .atMost(SOON)
        .until(
            () -> process.get("/api/alerts?subscription=" + id).json().get("alerts").size() == 1);
    var alert = process.get("/api/alerts?subscription=" + id).json().get("alerts").get(0);
    assertThat(alert.get("state").stringValue()).isEqualTo("pending");
    assertThat(alert.get("test").booleanValue()).isTrue();
    assertThat(process.send("DELETE", shown, "{}").status()).isEqualTo(204);
    assertThat(process.get(shown).status()).isEqualTo(404);
  }

  @Test
  void wrongSubscriptionsAreRefusedInOneSentence() throws Exception {
    String mail =
        HOOK.replaceAll("\\{\"kind\":\"webhook\".*?}", "{\"kind\":\"mail\",\"address\":\"a@b.c\"}");
    Map<String, String> wrong =
        Map.of(
            HOOK.replace("topic:ccic", "(spyware"),
            "query",
            HOOK.replace("Europe/Athens", "Europe/Atlantis"),
            "rhythm.zone",
            HOOK.replace("07:30", "27:30"),
            "rhythm.at",
            HOOK.replace("https://hooks", "ftp://hooks"),
            "channel.url",
            HOOK.replace("whsec_", "nosec_"),
            "channel.secret",
            HOOK.replace("\"discreet\"", "\"discrete\""),
            "discrete",
            HOOK.replace(
                "\"discreet\":true",
                "\"quietHours\":{\"from\":\"23:00\",\"to\":\"23:00\",\"zone\":\"UTC\"}"),
            "quietHours.to",
            HOOK.replace("\"discreet\":true", "\"atMostPerDay\":501"),
            "atMostPerDay",
            mail,
            "channel.kind");
    for (var row : wrong.entrySet()) {
      var reply = process.post("/api/subscriptions", row.getKey());
      assertThat(reply.status()).as(row.getKey()).isEqualTo(400);
      assertThat(reply.json().get("field").stringValue()).isEqualTo(row.getValue());
    }
    assertThat(process.get("/api/system").json().get("mail").get("ready").booleanValue()).isFalse();
  }

  @Test
  void aQueryIsCheckedShownAsAFormAndPreviewed() throws Exception {
    var check =
        process.post("/api/query/check", "{\"query\":\"topic:(ccic OR sanctions) AND spyware\"}");
    assertThat(check.json().get("form").toString())
        .isEqualTo(
            "{\"topics\":[\"ccic\",\"sanctions\"],\"words\":[\"spyware\"],\"entities\":[],"
                + "\"sources\":[],\"languages\":[]}");
    assertThat(process.post("/api/query/check", "{\"query\":\"a NEAR/3 b\"}").json().has("form"))
        .isFalse();
    var preview = process.post("/api/preview", "{\"query\":\"spyware\",\"days\":7}").json();
    assertThat(preview.get("total").intValue()).isEqualTo(1);
    assertThat(preview.get("perDay").size()).isEqualTo(7);
    assertThat(preview.get("hits").size()).isEqualTo(1);
  }

  @Test
  void feedsAreAddedImportedChangedAndTakenOff() throws Exception {
    var added = process.post("/api/feeds", "{\"url\":\"https://a.example/rss\"}");
    assertThat(added.status()).isEqualTo(201);
    String path = "/api/feeds/" + added.json().get("feed").get("id").stringValue();
    assertThat(process.post("/api/feeds", "{\"url\":\"https://a.example/rss\"}").status())
        .isEqualTo(409);
    assertThat(process.post("/api/feeds", "{\"url\":\"file:///etc/passwd\"}").status())
        .isEqualTo(400);
    assertThat(
            process
                .send("PATCH", path, "{\"state\":\"paused\"}")
                .json()
                .get("feed")
                .get("state")
                .stringValue())
        .isEqualTo("paused");
    assertThat(process.post(path + "/poll", "{}").status()).isEqualTo(409);
    String opml =
        "<opml version='2.0'><head/><body><outline text='F'>"
            + "<outline type='rss' text='B' xmlUrl='https://b.example/rss'/>"
            + "<outline type='rss' text='A' xmlUrl='https://a.example/rss'/>"
            + "<outline type='rss' text='X' xmlUrl='javascript:alert(1)'/></outline></body></opml>";
    var list = process.post("/api/feeds/import", "{\"opml\":\"" + opml + "\"}").json();
    assertThat(list.get("lines").findValuesAsString("verdict"))
        .containsExactly("added", "known", "refused");
    assertThat(process.post("/api/feeds/import", "{\"opml\":\"hello\"}").status()).isEqualTo(400);
    var export = process.get("/api/feeds").json();
    assertThat(export.get("feeds").size()).isGreaterThanOrEqualTo(2);
    assertThat(export.get("feeds").get(0).get("daily").get("counts").size()).isEqualTo(14);
    assertThat(process.get("/api/openapi.json").json().at("/paths/~1api~1feeds/get").toString())
        .contains("/contract/schema/feed.json", "\"daily\"", "\"usual\"");
    assertThat(process.send("DELETE", path, "{}").status()).isEqualTo(204);
    assertThat(process.get(path).status()).isEqualTo(404);
  }

  /// Stands where ingest does, on the streams: answers the question that the desk puts there.
  @Test
  void anAddressIsCheckedThroughTheStreams() throws Exception {
    var environment = process.environment;
    try (Table<Feed> asked =
        new Table<>(Stream.FEEDS, environment.kafka(), environment.letters("asked"))) {
      asked.onChange((id, feed) -> {
        if (feed != null && feed.state() == Feed.State.CHECK) {
          var _ = environment.publisher().publish(Stream.FEED_STATUS, id, status(feed));
        }
      });
      asked.start();
      asked.awaitReady(SOON);
      var reply = process.post("/api/feeds/check", "{\"url\":\"https://check.example/\"}");
      assertThat(reply.json().get("status").get("health").stringValue()).isEqualTo("working");
      assertThat(process.get("/api/feeds").json().toString()).doesNotContain("check.example");
      await()
          .atMost(SOON)
          .until(() -> asked.all().keySet().stream().noneMatch(k -> k.startsWith("check.")));
    }
  }

  private static FeedStatus status(Feed feed) {
    Instant now = Instant.now();
    return new FeedStatus(
        feed.id(),
        FeedStatus.Health.WORKING,
        null,
        now,
        feed.url(),
        "check.example",
        "Checked",
        null,
        200,
        now,
        null,
        null,
        0,
        1,
        0,
        0,
        3,
        List.of(),
        now);
  }

  @Test
  void theContractPageLeadsToEverySchema() throws Exception {
    String page = process.raw(process.anonymous("/contract/")).body();
    assertThat(page).contains("href=\"/contract/asyncapi.json\"");
    for (Stream<?> stream : Stream.ALL) {
      assertThat(page).contains(process.environment.kafka().names().of(stream));
    }
    var links = Pattern.compile("href=\"(/contract/[^\"]+)\"").matcher(page);
    int checked = 0;
    while (links.find()) {
      assertThat(process.raw(process.anonymous(links.group(1))).statusCode()).isEqualTo(200);
      checked++;
    }
    assertThat(checked).isEqualTo(Stream.ALL.size());
  }

  @Test
  void topicsAreCheckedBeforeTheyGoLive() throws Exception {
    String topic =
        "{\"name\":\"drones\",\"title\":\"Drones\",\"description\":\"Unmanned.\",\"threshold\":0.5,"
            + "\"signals\":[{\"name\":\"word\",\"query\":\"drone\",\"weight\":0.8}],\"doubts\":[],"
            + "\"implies\":[],\"examples\":[{\"text\":\"A drone\",\"match\":true}]}";
    assertThat(process.send("PUT", "/api/topics/drones", topic).status()).isEqualTo(201);
    assertThat(process.send("PUT", "/api/topics/drones", topic).status()).isEqualTo(200);
    String bad = topic.replace("\"drone\"", "\"(drone\"");
    assertThat(process.send("PUT", "/api/topics/drones", bad).status()).isEqualTo(400);
    assertThat(process.post("/api/topics/check", bad).json().get("problems").size()).isEqualTo(1);
    String wrong = topic.replace("A drone", "A balloon");
    assertThat(process.post("/api/topics/check", wrong).json().get("problems").size()).isEqualTo(1);
    assertThat(process.post("/api/topics/try", topic).json().get("total").intValue()).isZero();
    assertThat(process.get("/api/topics").json().get("topics").size()).isEqualTo(1);
    assertThat(process.send("DELETE", "/api/topics/drones", "{}").status()).isEqualTo(204);
  }

  @Test
  void onlyAPostOfTheSignedLinkUnsubscribes() throws Exception {
    String id = process.post("/api/subscriptions", HOOK).json().get("id").stringValue();
    String token = Unsubscribing.token(process.environment.secrets(), id);
    String path = Unsubscribing.PATH + token;
    HttpResponse<String> page = process.raw(process.anonymous(path));
    assertThat(page.body()).contains("<form method=\"post\">");
    assertThat(subscription(id).state()).isEqualTo(Subscription.State.ACTIVE);
    String forged = path.substring(0, path.length() - 1) + (path.endsWith("A") ? "B" : "A");
    assertThat(process.raw(oneClick(forged)).statusCode()).isEqualTo(404);
    assertThat(subscription(id).state()).isEqualTo(Subscription.State.ACTIVE);
    assertThat(process.raw(oneClick(path)).statusCode()).isEqualTo(200);
    assertThat(subscription(id).state()).isEqualTo(Subscription.State.UNSUBSCRIBED);
    assertThat(process.raw(oneClick(path)).statusCode()).isEqualTo(200);
    assertThat(process.post("/api/subscriptions/" + id + "/resume", "{}").status()).isEqualTo(409);
    var edited = process.send("PUT", "/api/subscriptions/" + id, HOOK);
    assertThat(edited.status()).isEqualTo(409);
    assertThat(edited.json().toString()).contains("unsubscribed; only a new subscription");
    assertThat(subscription(id).state()).isEqualTo(Subscription.State.UNSUBSCRIBED);
  }

  private static HttpRequest.Builder oneClick(String path) {
    return process
        .anonymous(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"));
  }

  @Test
  void saysHowItIs() throws Exception {
    assertThat(process.get("/health/live").status()).isEqualTo(200);
    await().atMost(SOON).until(() -> process.get("/health/ready").status() == 200);
    assertThat(process.get("/api/coverage").json().has("working")).isTrue();
    var system = process.get("/api/system").json();
    assertThat(system.get("perMinute").get("item").doubleValue()).isPositive();
    assertThat(system.get("storage").get("used").get("archive").longValue()).isPositive();
    assertThat(system.get("storage").get("free").longValue()).isPositive();
    assertThat(system.get("behind").isObject()).isTrue();
    assertThat(process.raw(process.anonymous("/metrics")).statusCode()).isEqualTo(401);
  }

  private static Subscription subscription(String id) {
    return process.desk.subscription(id).orElseThrow();
  }
}
