package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.policy.Policy;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Rows;

/// What each subscription was told, as rows of a store: ids, numbers and one headline. A second row
/// for each stands under the day, so that what is old is found without reading the rest.
final class Memory {
  static final String STORE = "told";

  /// As long as an item may come again.
  private static final Duration KEPT =
      Optional.ofNullable(Stream.TAGGED.kept()).orElse(Duration.ofDays(90));

  private static final int SWEPT_AT_ONCE = 1_000;

  private Memory() {}

  /// One thing that is remembered.
  ///
  /// @param change the highest change that was told; 0: it was held back
  /// @param alert the last alert that was judged
  /// @param revision of the item when it was
  /// @param headline that was told; absent: none was
  /// @param before the headline told before that one, which that one corrected; absent: none
  /// @param at when
  record Told(
      int change,
      String alert,
      int revision,
      @Nullable String headline,
      @Nullable String before,
      Instant at) {}

  /// Points to a row from its day.
  record Index(String key) {}

  /// How long a receiver asked us to wait.
  ///
  /// @param changed of the subscription then; one that was changed since may have another receiver
  record Pause(Instant until, Instant changed) {}

  /// What is known when an alert arrives.
  ///
  /// @param repeated this very alert of this very item, in this revision, was judged before
  /// @param toldChange see [org.nightdesk.notify.policy.Case]
  /// @param toldHeadline what was told then; absent: nothing was
  /// @param toldBefore what this very alert corrected when it was told; absent: nothing, or it was
  ///   not
  /// @param goneSince see there
  record Recall(
      boolean repeated,
      int toldChange,
      @Nullable String toldHeadline,
      @Nullable String toldBefore,
      @Nullable Instant goneSince) {}

  static Recall recall(Alert alert, Rows rows) {
    Optional<Told> item = rows.get(STORE, itemKey(alert), Told.class);
    Optional<Told> story = rows.get(STORE, storyKey(alert), Told.class);
    int change = Math.max(item.map(Told::change).orElse(0), story.map(Told::change).orElse(0));
    boolean repeated =
        item.filter(told -> told.alert().equals(alert.id()))
            .filter(told -> told.revision() >= alert.revision())
            .isPresent();
    Optional<Told> told = story.or(() -> item).filter(one -> one.change() > 0);
    String headline = told.isPresent() ? told.get().headline() : null;
    String before =
        told.isPresent() && told.get().alert().equals(alert.id()) ? told.get().before() : null;
    return new Recall(repeated, change, headline, before, goneSince(alert.subscription(), rows));
  }

  static @Nullable Instant goneSince(String subscription, Rows rows) {
    return rows.get(STORE, goneKey(subscription), Told.class).map(Told::at).orElse(null);
  }

  static void remember(Alert alert, boolean told, Recall recall, Effects effects) {
    Instant now = effects.origin().now();
    int change = told ? alert.storyChange() : recall.toldChange();
    String headline = told ? alert.headline() : recall.toldHeadline();
    boolean corrects = told && Policy.corrects(alert, recall.toldChange());
    String before = corrects ? recall.toldHeadline() : null;
    Told row = new Told(change, alert.id(), alert.revision(), headline, before, now);
    put(alert.subscription(), itemKey(alert), row, effects);
    if (told) {
      put(alert.subscription(), storyKey(alert), row, effects);
    }
  }

  /// The receiver wants no more, until the subscription is changed.
  static void rememberGone(String subscription, Instant changed, Effects effects) {
    effects.put(STORE, goneKey(subscription), new Told(0, "", 0, null, null, changed));
  }

  /// The receiver wants to be asked again then, whatever the message.
  static void rememberPause(Subscription subscription, Instant until, Effects effects) {
    effects.put(STORE, pauseKey(subscription.id()), new Pause(until, subscription.changed()));
  }

  /// Before when nothing may be sent to a receiver; past: it did not ask for anything.
  static Instant pausedUntil(Subscription subscription, Rows rows) {
    return rows.get(STORE, pauseKey(subscription.id()), Pause.class)
        .filter(pause -> pause.changed().equals(subscription.changed()))
        .map(Pause::until)
        .orElse(Instant.EPOCH);
  }

  private static void put(String subscription, String key, Told told, Effects effects) {
    effects.put(STORE, key, told);
    effects.put(STORE, indexPrefix(subscription) + day(told.at()) + "/" + key, new Index(key));
  }

  /// Forgets what is older than items are kept.
  ///
  /// @return whether there may be more
  static boolean sweep(String subscription, Rows rows, Instant now, Effects effects) {
    Instant before = now.minus(KEPT);
    String lastDay = indexPrefix(subscription) + day(before);
    List<Map.Entry<String, Index>> oldest =
        rows.startingWith(STORE, indexPrefix(subscription), SWEPT_AT_ONCE, Index.class);
    int swept = 0;
    for (Map.Entry<String, Index> entry : oldest) {
      if (entry.getKey().compareTo(lastDay) >= 0) {
        break;
      }
      swept++;
      effects.delete(STORE, entry.getKey());
      String key = entry.getValue().key();
      if (rows.get(STORE, key, Told.class).filter(told -> told.at().isBefore(before)).isPresent()) {
        effects.delete(STORE, key);
      }
    }
    return swept == SWEPT_AT_ONCE;
  }

  /// Forgets a subscription that is no more.
  ///
  /// @return whether there may be more
  static boolean forget(String subscription, Rows rows, Effects effects) {
    List<Map.Entry<String, Object>> all =
        rows.startingWith(STORE, subscription + "/", SWEPT_AT_ONCE, Object.class);
    all.forEach(entry -> effects.delete(STORE, entry.getKey()));
    return all.size() == SWEPT_AT_ONCE;
  }

  private static String day(Instant at) {
    return "%06d".formatted(at.getEpochSecond() / 86_400);
  }

  private static String itemKey(Alert alert) {
    return alert.subscription() + "/item/" + alert.item();
  }

  private static String storyKey(Alert alert) {
    return alert.subscription() + "/story/" + alert.story();
  }

  private static String goneKey(String subscription) {
    return subscription + "/gone";
  }

  private static String pauseKey(String subscription) {
    return subscription + "/pause";
  }

  private static String indexPrefix(String subscription) {
    return subscription + "/day/";
  }
}
