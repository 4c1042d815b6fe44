package org.nightdesk.notify;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.QuietHours;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.notify.send.SendResult;

/// Named values for every test of the module.
public final class Samples {
  public static final Instant NIGHT = Instant.parse("2026-11-24T02:10:00Z");

  private Samples() {}

  public static Item item(String id, String title, Instant seen) {
    return new Item(
        id,
        "example.org/ab12",
        "The Example Record",
        id,
        "https://example.org/" + id,
        title,
        "The ministry designated two people tied to Intellexa, maker of spyware.",
        "",
        List.of(),
        List.of(),
        "en",
        seen.minusSeconds(60),
        null,
        seen,
        seen,
        "hash",
        List.of(),
        false);
  }

  public static Item baseline(Item item) {
    return new Item(
        item.id(),
        item.feed(),
        item.outlet(),
        item.guid(),
        item.url(),
        item.title(),
        item.summary(),
        item.body(),
        item.authors(),
        item.categories(),
        item.language(),
        item.published(),
        item.updated(),
        item.seen(),
        item.fetched(),
        item.contentHash(),
        item.repairs(),
        true);
  }

  public static TaggedItem tagged(Item item, @Nullable StoryRef story) {
    Tag.Evidence evidence = new Tag.Evidence("summary", 13, 23, "designated", "sanctions verb");
    return new TaggedItem(
        item.id(),
        1,
        TaggedItem.Change.NEW,
        item,
        List.of(new TaggedItem.Copy(item.feed(), item.outlet(), item.url(), item.seen())),
        "en",
        List.of(),
        List.of(new Tag("sanctions", 0.97, List.of(evidence))),
        "t1",
        story,
        item.seen());
  }

  public static StoryRef story(String id, int change, Instant seen) {
    return new StoryRef(id, change, StoryRef.State.NEW, "headline", 3, 3, "The First Herald", seen);
  }

  public static Subscription subscription(String id, String query, Rhythm rhythm) {
    return new Subscription(
        id,
        "admin",
        "Spyware, sanctions",
        Subscription.State.ACTIVE,
        query,
        new Channel.Webhook("http://127.0.0.1:1/hook", null),
        rhythm,
        null,
        false,
        NIGHT.minusSeconds(86_400),
        NIGHT.minusSeconds(86_400));
  }

  public static Subscription with(Subscription s, Subscription.State state, Instant changed) {
    return new Subscription(
        s.id(),
        s.owner(),
        s.name(),
        state,
        s.query(),
        s.channel(),
        s.rhythm(),
        s.backfillHours(),
        s.discreet(),
        s.created(),
        changed);
  }

  public static Subscription with(Subscription s, Channel channel) {
    return new Subscription(
        s.id(),
        s.owner(),
        s.name(),
        s.state(),
        s.query(),
        channel,
        s.rhythm(),
        s.backfillHours(),
        s.discreet(),
        s.created(),
        s.changed());
  }

  public static Subscription backfilling(Subscription s, int hours) {
    return new Subscription(
        s.id(),
        s.owner(),
        s.name(),
        s.state(),
        s.query(),
        s.channel(),
        s.rhythm(),
        hours,
        s.discreet(),
        s.created(),
        s.changed());
  }

  static Subscription resting(
      Subscription s, @Nullable QuietHours quietHours, @Nullable Integer atMostPerDay) {
    return new Subscription(
        s.id(),
        s.owner(),
        s.name(),
        s.state(),
        s.query(),
        s.channel(),
        s.rhythm(),
        s.backfillHours(),
        s.discreet(),
        s.created(),
        s.changed(),
        null,
        quietHours,
        atMostPerDay);
  }

  public static Alert alert(String subscription, String headline) {
    return new Alert(
        Ids.alert(subscription, "i1", 1),
        subscription,
        "i1",
        1,
        "i1",
        1,
        headline,
        "The Example Record",
        "https://example.org/i1?a=1&b=2",
        List.of(new Alert.Reason("sanctions", 0.97, "The ministry ", "designated", " two people")),
        3,
        "The First Herald",
        "en",
        NIGHT.minusSeconds(7200),
        NIGHT,
        NIGHT,
        NIGHT,
        false,
        null,
        2);
  }

  public static Set<String> allChannels() {
    return Set.of("mail", "webhook");
  }

  /// The same item, about nothing.
  static TaggedItem untagged(TaggedItem t) {
    return new TaggedItem(
        t.id(),
        1,
        t.change(),
        t.item(),
        t.copies(),
        t.language(),
        t.entities(),
        List.of(),
        t.taxonomy(),
        t.story(),
        t.tagged());
  }

  /// The same item, by a copy that stood in its feed when that was first read.
  static TaggedItem quiet(TaggedItem t) {
    return new TaggedItem(
        t.id(),
        1,
        TaggedItem.Change.COPY,
        t.item(),
        t.copies(),
        t.language(),
        t.entities(),
        t.tags(),
        t.taxonomy(),
        t.story(),
        t.tagged(),
        true);
  }

  /// The same item, edited.
  public static TaggedItem revised(TaggedItem t, int revision) {
    return new TaggedItem(
        t.id(),
        revision,
        TaggedItem.Change.REVISION,
        t.item(),
        t.copies(),
        t.language(),
        t.entities(),
        t.tags(),
        t.taxonomy(),
        t.story(),
        t.tagged());
  }

  /// The story as the telling carries it that corrects it.
  public static StoryRef correction(String id, int change, Instant seen) {
    return corrected(id, change, seen, true);
  }

  /// The same of a story with that headline, whose tellings have had those topics.
  static StoryRef correction(String id, int change, String headline, List<String> topics) {
    StoryRef ref = correction(id, change, NIGHT);
    String first = ref.firstOutlet();
    return new StoryRef(
        id, change, ref.state(), headline, 3, 3, first, NIGHT, null, ref.corrects(), topics);
  }

  /// The story as any telling carries it once it has been corrected.
  static StoryRef corrected(String id, int change, Instant seen) {
    return corrected(id, change, seen, null);
  }

  private static StoryRef corrected(
      String id, int change, Instant seen, @Nullable Boolean corrects) {
    String first = "The First Herald";
    return new StoryRef(
        id, change, StoryRef.State.CORRECTED, "headline", 3, 3, first, seen, null, corrects, null);
  }

  /// What a person who tries the channel sends.
  public static Alert test(String subscription, Instant now) {
    Alert a = alert(subscription, "A test");
    return asked(a, "t1", Ids.testStory(now), now.minusSeconds(777_600));
  }

  /// What a person who has an alert sent once more sends.
  public static Alert again(Alert a) {
    return asked(a, a.id(), a.story(), a.seen());
  }

  private static Alert asked(Alert a, String id, String story, Instant seen) {
    return new Alert(
        id,
        a.subscription(),
        story,
        1,
        a.item(),
        1,
        a.headline(),
        a.outlet(),
        a.url(),
        a.reasons(),
        1,
        null,
        "en",
        null,
        seen,
        a.fetched(),
        a.made(),
        true);
  }

  public static SendResult failed(Delivery.Reason reason, Instant now) {
    return new SendResult.Failed(reason, "no", null, now);
  }
}
