package org.nightdesk.desk.subscriptions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.register.AlertStream;
import org.nightdesk.desk.wire.Wire;

/// Tries a subscription's channel: an alert as it would look, of the newest item that its query
/// matches, or of a made-up one while nothing does.
public final class TestAlerts {
  private final Archive archive;
  private final AlertStream alerts;
  private final InstantSource clock;

  public TestAlerts(Archive archive, AlertStream alerts, InstantSource clock) {
    this.archive = archive;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// Publishes a test alert on [Stream#ALERTS] and returns its id.
  String send(Subscription subscription) {
    Instant now = clock.instant();
    String story = Ids.testStory(now);
    String id = Ids.alert(subscription.id(), story, 1);
    Optional<TaggedItem> newest =
        archive.search(Wire.query(subscription.query()), null, 1).entries().stream().findFirst();
    Alert alert =
        newest
            .map(item -> of(id, subscription, story, item, now))
            .orElseGet(() -> madeUp(id, subscription, story, now));
    alerts.publish(alert);
    return id;
  }

  private static Alert of(
      String id, Subscription subscription, String story, TaggedItem tagged, Instant now) {
    Item item = tagged.item();
    StoryRef ref = tagged.story();
    String title = item.title().isEmpty() ? "(no headline)" : item.title();
    return new Alert(
        id,
        subscription.id(),
        story,
        1,
        tagged.id(),
        tagged.revision(),
        title.length() <= 200 ? title : title.substring(0, 199) + "…",
        item.outlet(),
        item.url(),
        tagged.tags().stream().limit(3).map(TestAlerts::reason).toList(),
        ref == null ? 1 : ref.outlets(),
        ref == null ? item.outlet() : ref.firstOutlet(),
        tagged.language(),
        item.published(),
        item.seen(),
        item.fetched(),
        now,
        true,
        null,
        ref == null ? null : ref.origins());
  }

  private static Alert.Reason reason(Tag tag) {
    String words = tag.evidence().isEmpty() ? "" : tag.evidence().getFirst().words();
    return new Alert.Reason(
        tag.topic(), tag.score(), "", words.length() <= 80 ? words : words.substring(0, 80), "");
  }

  private static Alert madeUp(String id, Subscription subscription, String story, Instant now) {
    return new Alert(
        id,
        subscription.id(),
        story,
        1,
        "test",
        1,
        "This is how an alert of your subscription looks",
        "Nightdesk",
        null,
        List.of(new Alert.Reason(null, null, "nothing in the archive matches ", "yet", "")),
        1,
        "Nightdesk",
        "en",
        now,
        now,
        now,
        now,
        true);
  }
}
