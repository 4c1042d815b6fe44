package org.nightdesk.ingest.news;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.contract.Item;
import org.nightdesk.reading.identify.Identify;

/// What is new in a document, and what is known afterwards. Pure.
///
/// @param fresh items never seen in this feed, oldest first
/// @param edited items whose text changed, oldest first
/// @param left how many more are fresh or edited, but not taken this time
/// @param seen what to remember; equal to what was known if nothing changed
public record News(List<Item> fresh, List<Item> edited, int left, Seen seen) {
  public static final News NONE = new News(List.of(), List.of(), 0, Seen.NOTHING);

  /// Compares a document with what is known.
  ///
  /// @param most so many are taken, the first ones; the others stay unknown
  public static News of(List<Item> items, Seen before, int most) {
    List<Item> fresh = new ArrayList<>();
    List<Item> edited = new ArrayList<>();
    Map<String, String> here = new LinkedHashMap<>();
    Set<String> met = new HashSet<>();
    int left = 0;
    for (Item stated : items) {
      Item item = known(stated, before, met);
      if (!met.add(item.id())) {
        continue;
      }
      String known = before.hashes().get(item.id());
      boolean same = item.contentHash().equals(known);
      boolean taken = same || fresh.size() + edited.size() < most;
      if (!taken) {
        left++;
      } else if (known == null) {
        fresh.add(item);
      } else if (!same) {
        edited.add(item);
      }
      String now = taken ? item.contentHash() : known;
      if (now != null) {
        here.put(item.id(), now);
      }
    }
    boolean changed = !fresh.isEmpty() || !edited.isEmpty();
    return new News(
        oldestFirst(fresh), oldestFirst(edited), left, changed ? remember(before, here) : before);
  }

  /// A correction may not be told before what it corrects. Documents begin with the newest entry;
  /// where all are dated the dates are believed instead.
  private static List<Item> oldestFirst(List<Item> items) {
    List<Item> ordered = new ArrayList<>(items.reversed());
    if (items.stream().allMatch(item -> item.published() != null)) {
      ordered.sort(Comparator.comparing(item -> Objects.requireNonNull(item.published())));
    }
    return ordered;
  }

  /// The item under the id by which this feed's entry is known. One address under different GUIDs
  /// names none of them, so an entry's id would change with a neighbour that comes or goes.
  private static Item known(Item item, Seen before, Set<String> met) {
    String hash = before.hashes().get(item.id());
    if (item.contentHash().equals(hash)) {
      return item;
    }
    Optional<String> other = Identify.otherId(item).filter(id -> !met.contains(id));
    String otherHash = other.map(before.hashes()::get).orElse(null);
    boolean isOther =
        Identify.isByAddress(item)
            ? otherHash != null // known by its GUID, which is no other entry's
            : hash == null && item.contentHash().equals(otherHash);
    return isOther ? item.withId(other.orElseThrow()) : item;
  }

  private static Seen remember(Seen before, Map<String, String> here) {
    Map<String, String> all = new LinkedHashMap<>(before.hashes());
    here.keySet().forEach(all::remove);
    int tooMany = all.size() - Seen.MOST_GONE;
    for (String oldest : all.keySet().stream().limit(Math.max(0, tooMany)).toList()) {
      all.remove(oldest);
    }
    all.putAll(here);
    return new Seen(all);
  }
}
