package org.nightdesk.ingest.news;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.contract.Item;

/// What is new in a document, and what is known afterwards. Pure.
///
/// @param fresh items never seen in this feed
/// @param edited items whose text changed
/// @param seen what to remember; equal to what was known if nothing changed
public record News(List<Item> fresh, List<Item> edited, Seen seen) {
  public static final News NONE = new News(List.of(), List.of(), Seen.NOTHING);

  /// Compares a document with what is known.
  public static News of(List<Item> items, Seen before) {
    List<Item> fresh = new ArrayList<>();
    List<Item> edited = new ArrayList<>();
    Map<String, String> here = new LinkedHashMap<>();
    for (Item item : items) {
      String known = before.hashes().get(item.id());
      if (known == null) {
        fresh.add(item);
      } else if (!known.equals(item.contentHash())) {
        edited.add(item);
      }
      here.put(item.id(), item.contentHash());
    }
    boolean changed = !fresh.isEmpty() || !edited.isEmpty();
    return new News(fresh, edited, changed ? remember(before, here) : before);
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
