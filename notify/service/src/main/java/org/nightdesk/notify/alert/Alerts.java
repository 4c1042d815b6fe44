package org.nightdesk.notify.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;

/// Makes alerts of at most [#MAX_BYTES]. Pure.
public final class Alerts {
  /// As JSON; what is longer loses its last reasons, then its address.
  public static final int MAX_BYTES = 2048;

  private static final int HEADLINE = 200;
  private static final int OUTLET = 100;

  // An item without a story is told once, however often it is edited.
  private static final int WITHOUT_STORY = 1;

  private Alerts() {}

  /// What all subscribers of one query are told of an item; addressed to nobody yet.
  public static Alert draft(TaggedItem tagged, List<Alert.Reason> reasons, Instant now) {
    return draft(tagged, reasons, now, false);
  }

  /// The same, of an item that only corrects what matched.
  public static Alert correction(TaggedItem tagged, List<Alert.Reason> reasons, Instant now) {
    return draft(tagged, reasons, now, true);
  }

  private static Alert draft(
      TaggedItem tagged, List<Alert.Reason> reasons, Instant now, boolean onlyIfTold) {
    Item item = tagged.item();
    @Nullable StoryRef story = tagged.story();
    Alert whole =
        new Alert(
            "",
            "",
            story == null ? tagged.id() : story.id(),
            story == null ? WITHOUT_STORY : story.change(),
            tagged.id(),
            tagged.revision(),
            headline(tagged),
            Line.of(item.outlet(), OUTLET),
            item.url(),
            reasons,
            story == null ? tagged.copies().size() : story.outlets(),
            story == null ? null : Line.of(story.firstOutlet(), OUTLET),
            tagged.language(),
            item.published(),
            item.seen(),
            item.fetched(),
            now,
            false,
            story == null ? null : story.state(),
            story == null ? null : story.origins(),
            story == null ? null : story.corrects(),
            onlyIfTold ? true : null);
    return bounded(whole);
  }

  /// The draft for one subscription.
  public static Alert address(Alert draft, String subscription) {
    String id = Ids.alert(subscription, draft.story(), draft.storyChange());
    return copy(draft, id, subscription, draft.url(), draft.reasons());
  }

  private static Alert bounded(Alert alert) {
    // Room for the id and a subscription's id, which the draft has not yet.
    int most = MAX_BYTES - 100;
    Alert smaller = alert;
    while (Json.bytes(smaller).length > most && !smaller.reasons().isEmpty()) {
      List<Alert.Reason> fewer = smaller.reasons().subList(0, smaller.reasons().size() - 1);
      smaller = copy(smaller, smaller.id(), smaller.subscription(), smaller.url(), fewer);
    }
    return Json.bytes(smaller).length > most
        ? copy(smaller, smaller.id(), smaller.subscription(), null, smaller.reasons())
        : smaller;
  }

  private static String headline(TaggedItem tagged) {
    String title = Line.of(tagged.item().title(), HEADLINE);
    if (!title.isEmpty()) {
      return title;
    }
    String text =
        tagged.item().summary().isBlank() ? tagged.item().body() : tagged.item().summary();
    return Line.of(Line.before(text, HEADLINE * 2), HEADLINE);
  }

  private static Alert copy(
      Alert a, String id, String subscription, @Nullable String url, List<Alert.Reason> reasons) {
    return new Alert(
        id,
        subscription,
        a.story(),
        a.storyChange(),
        a.item(),
        a.revision(),
        a.headline(),
        a.outlet(),
        url,
        reasons,
        a.outlets(),
        a.firstOutlet(),
        a.language(),
        a.published(),
        a.seen(),
        a.fetched(),
        a.made(),
        a.test(),
        a.storyState(),
        a.origins(),
        a.corrects(),
        a.onlyIfTold());
  }
}
