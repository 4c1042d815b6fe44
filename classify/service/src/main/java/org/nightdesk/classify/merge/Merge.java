package org.nightdesk.classify.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.TaggedItem.Change;

/// Decides what an arriving copy means for its item. Pure.
final class Merge {
  /// How long a feed's copy is remembered after it last came.
  static final Duration MEMORY = Duration.ofDays(30);

  /// How long the leading copy itself is kept: agencies' copies are out within two days.
  static final Duration TEXT_MEMORY = Duration.ofDays(2);

  /// An article that more feeds carry than this is known well enough.
  private static final int MAX_COPIES = 100;

  private Merge() {}

  /// What is to come of a copy.
  ///
  /// @param row the item's row from now on
  /// @param item the leading copy to be told; absent: nothing is to be told
  /// @param change why it is told
  /// @param quiet a copy that stood in its feed when that was first read makes no news of its item
  ///   for those who did not hear of it then
  record Outcome(Merged row, @Nullable Item item, Change change, boolean quiet) {
    Outcome(Merged row, @Nullable Item item, Change change) {
      this(row, item, change, false);
    }
  }

  /// @param again the copy was put back by hand: tell it even if nothing changed
  static Outcome of(@Nullable Merged stored, Item item, Instant now, boolean again) {
    Merged row = stored == null || stored.touched().plus(MEMORY).isBefore(now) ? null : stored;
    if (row == null) {
      return first(item, now);
    }
    Merged.Held before = row.of(item.feed());
    if (before != null && before.contentHash().equals(item.contentHash())) {
      return unchanged(row, item, now, again);
    }
    if (row.leader().equals(item.feed())) {
      Merged edited = with(row, item, now, item, row.revision() + 1);
      return new Outcome(edited, leading(item, row), Change.REVISION, item.baseline());
    }
    Merged.Held leader = row.of(row.leader());
    if (leader == null || fullness(item) > leader.fullness()) {
      Merged led = with(row, item, now, item, row.revision());
      return new Outcome(led, leading(item, row), Change.COPY, item.baseline());
    }
    Merged noted = with(row, item, now, null, row.revision());
    Packed text = row.leading();
    // An edit of a copy that does not lead changes nothing that anybody sees.
    return before != null || text == null
        ? new Outcome(noted, null, Change.COPY)
        : new Outcome(noted, leading(text.item(), row), Change.COPY, item.baseline());
  }

  private static Outcome first(Item item, Instant now) {
    Merged row =
        new Merged(
            1,
            item.feed(),
            List.of(held(item, null)),
            item.baseline(),
            false,
            now,
            Packed.of(item).orElse(null));
    return new Outcome(row, item, Change.NEW);
  }

  private static Outcome unchanged(Merged row, Item item, Instant now, boolean again) {
    Merged touched = with(row, item, now, null, row.revision());
    boolean leads = row.leader().equals(item.feed());
    return new Outcome(touched, again && leads ? leading(item, row) : null, Change.RETAG);
  }

  private static Merged with(
      Merged row, Item item, Instant now, @Nullable Item leading, int revision) {
    List<Merged.Held> copies = new ArrayList<>(row.copies());
    int at = copies.indexOf(row.of(item.feed()));
    Merged.Held held = held(item, at < 0 ? null : copies.get(at));
    if (at >= 0) {
      copies.set(at, held);
    } else if (copies.size() < MAX_COPIES || leading != null) {
      copies.add(held);
    }
    return new Merged(
        revision,
        leading == null ? row.leader() : item.feed(),
        copies,
        row.baseline(),
        row.everTagged(),
        now,
        leading == null ? row.leading() : Packed.of(leading).orElse(null));
  }

  private static Merged.Held held(Item item, Merged.@Nullable Held before) {
    return new Merged.Held(
        item.feed(),
        item.outlet(),
        item.url(),
        before == null ? item.seen() : before.seen(),
        item.contentHash(),
        fullness(item));
  }

  private static int fullness(Item item) {
    return item.title().length() + item.summary().length() + item.body().length();
  }

  /// A copy in another feed does not make news of what was none.
  private static Item leading(Item item, Merged row) {
    return item.withBaseline(row.baseline());
  }
}
