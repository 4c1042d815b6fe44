package org.nightdesk.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.QuietHours;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.contract.Topic;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Publisher;

/// What stands on the streams when the browser looks: plain items, and one whose every text is an
/// attempt to run a script.
final class BrowserSamples {
  /// Ways by which text of a feed has become script somewhere; each would set `pwned`.
  static final List<String> SCRIPTS =
      List.of(
          "<script>window.pwned=1</script>",
          "<img src=x onerror=window.pwned=1>",
          "<svg onload=window.pwned=1>",
          "\"><script>window.pwned=1</script>",
          "' onmouseover='window.pwned=1' x='",
          "<a href=\"javascript:window.pwned=1\">x</a>",
          "<iframe srcdoc=\"<script>parent.pwned=1</script>\"></iframe>",
          "${window.pwned=1}",
          "{{constructor.constructor('window.pwned=1')()}}",
          "--><script>window.pwned=1</script><!--",
          "</title><script>window.pwned=1</script>",
          "<style>*{background:url(javascript:window.pwned=1)}</style>",
          "<math><mi xlink:href=\"data:text/html,<script>window.pwned=1</script>\">x</mi></math>",
          "<body onload=window.pwned=1>",
          "<details open ontoggle=window.pwned=1>",
          "\u2028window.pwned=1//");

  static final String HOSTILE = String.join(" ", SCRIPTS);
  private static final String LINK = "javascript:window.pwned=1";
  private final Instant now;

  /// @param now when all of it came
  BrowserSamples(Instant now) {
    this.now = now;
  }

  /// A topic and four items.
  void publishItems(Publisher publisher) {
    CompletableFuture.allOf(
            publisher.publish(Stream.TOPICS, "ccic", topic()),
            publisher.publish(Stream.TAGGED, "i1", told("i1", "Vendor sold spyware abroad", 1)),
            publisher.publish(Stream.TAGGED, "i2", told("i2", "Second outlet on the sale", 2)),
            publisher.publish(Stream.TAGGED, "near", near()),
            publisher.publish(Stream.TAGGED, "hostile", hostile()))
        .join();
  }

  /// Those, and everything that the other pages show.
  void publish(Publisher publisher) {
    publishItems(publisher);
    CompletableFuture.allOf(
            publisher.publish(Stream.SUBSCRIPTIONS, "sub-hostile", hostileSubscription()),
            publisher.publish(Stream.FEEDS, "outlet.example/f", feed("outlet.example/f")),
            publisher.publish(Stream.FEEDS, "evil.example/f", feed("evil.example/f")),
            publisher.publish(Stream.FEED_STATUS, "evil.example/f", hostileStatus()),
            publisher.publish(deadLetter()),
            publisher.publish(Stream.ALERTS, "sub-hostile", hostileAlert()),
            publisher.publish(Stream.DELIVERIES, "sub-hostile", hostileDelivery()))
        .join();
  }

  /// Every part of it as a foreign writer might make it.
  private Event deadLetter() {
    DeadLetters.Place place = new DeadLetters.Place(HOSTILE, 3, 41);
    Effects.Origin origin = new Effects.Origin(HOSTILE, place, HOSTILE, now, null, Map.of());
    var cause =
        DeadLetters.Cause.of(
            DeadLetters.Reason.UNREADABLE, new IllegalStateException(HOSTILE), now);
    return DeadLetters.of(origin, HOSTILE, HOSTILE.getBytes(StandardCharsets.UTF_8), cause);
  }

  private static Topic topic() {
    return new Topic(
        "ccic",
        "Commercial hacking",
        "Spyware that is sold.",
        0.5,
        List.of(
            new Topic.Signal("says-spyware", "spyware", 0.8, null),
            new Topic.Signal("says-phone", "phone", 0.2, "too weak by itself")),
        List.of(),
        List.of(),
        List.of(new Topic.Example("A firm sold spyware", "en", true)));
  }

  private Feed feed(String id) {
    String url = "https://" + id;
    return new Feed(id, url, Feed.State.ACTIVE, null, List.of(HOSTILE), null, null, now);
  }

  private FeedStatus hostileStatus() {
    return new FeedStatus(
        "evil.example/f",
        FeedStatus.Health.NOT_A_FEED,
        HOSTILE,
        now,
        LINK,
        "evil.example",
        HOSTILE,
        LINK,
        200,
        now,
        now,
        now,
        60,
        1,
        1,
        1,
        1,
        List.of(new FeedLink(LINK, HOSTILE, HOSTILE)),
        now);
  }

  /// Of a story with two outlets.
  ///
  /// @param nth item of the story, each in an outlet of its own
  private TaggedItem told(String id, String title, int nth) {
    String summary = "A summary that says spyware in it.";
    String headline = "Vendor sold spyware abroad";
    var story = new StoryRef("s1", 1, StoryRef.State.NEW, headline, nth, nth, "The Outlet", now, 1);
    var evidence = new Tag.Evidence("summary", 20, 27, "spyware", "says-spyware");
    return tagged(
        item(id, "The Outlet", "https://outlet.example/" + id, title, summary),
        List.of(new Tag("ccic", 0.91, List.of(evidence))),
        List.of(),
        story);
  }

  private TaggedItem near() {
    return tagged(
        item("near", "The Outlet", "https://outlet.example/near", "A new phone", "Only a phone."),
        List.of(),
        List.of(),
        null);
  }

  private TaggedItem hostile() {
    var evidence = new Tag.Evidence("title", 0, HOSTILE.length(), HOSTILE, HOSTILE);
    var mention = new Entity.Mention("summary", 0, 8, "<script>");
    return tagged(
        item("hostile", HOSTILE, LINK, HOSTILE, HOSTILE),
        List.of(new Tag("ccic", 0.99, List.of(evidence))),
        List.of(new Entity(HOSTILE, HOSTILE, HOSTILE, false, HOSTILE, List.of(mention))),
        new StoryRef("s2", 1, StoryRef.State.CORRECTED, HOSTILE, 2, 2, HOSTILE, now));
  }

  private Item item(String id, String outlet, String url, String title, String summary) {
    return new Item(
        id,
        "outlet.example/f",
        outlet,
        null,
        url,
        title,
        summary,
        title.equals(HOSTILE) ? HOSTILE : "",
        List.of(outlet),
        List.of(outlet),
        "en",
        now,
        null,
        now,
        now,
        "hash",
        List.of(outlet),
        false);
  }

  private TaggedItem tagged(
      Item item, List<Tag> tags, List<Entity> entities, @Nullable StoryRef story) {
    return new TaggedItem(
        item.id(),
        1,
        TaggedItem.Change.NEW,
        item,
        List.of(
            new TaggedItem.Copy(item.feed(), item.outlet(), item.url(), now),
            new TaggedItem.Copy("b.example/f", item.outlet(), item.url(), now)),
        "en",
        entities,
        tags,
        "t1",
        story,
        now);
  }

  private Subscription hostileSubscription() {
    return new Subscription(
        "sub-hostile",
        "admin",
        HOSTILE,
        Subscription.State.ACTIVE,
        "phone OR abroad",
        new Channel.Mail("<script>window.pwned=1</script>@example.org"),
        new Rhythm.AtOnce(),
        null,
        false,
        now,
        now,
        null,
        new QuietHours(LocalTime.of(23, 0), LocalTime.of(7, 0), ZoneId.of("Europe/London")),
        20);
  }

  private Alert hostileAlert() {
    return new Alert(
        "a-hostile",
        "sub-hostile",
        "s2",
        1,
        "hostile",
        1,
        HOSTILE,
        HOSTILE,
        LINK,
        List.of(new Alert.Reason("ccic", 0.99, HOSTILE, HOSTILE, HOSTILE)),
        2,
        HOSTILE,
        "en",
        now,
        now,
        now,
        now,
        false);
  }

  private Delivery hostileDelivery() {
    return new Delivery(
        "a-hostile",
        "sub-hostile",
        List.of("a-hostile"),
        List.of("hostile"),
        HOSTILE,
        List.of(HOSTILE),
        "webhook",
        Delivery.Outcome.GAVE_UP,
        Delivery.Reason.REFUSED,
        SCRIPTS.stream().collect(Collectors.joining(" ")),
        1,
        null,
        null,
        now);
  }
}
