package org.nightdesk.classify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nightdesk.contract.Hash;
import org.nightdesk.contract.Item;

/// Items written for the tests.
public final class Samples {
  public static final Instant NIGHT = Instant.parse("2026-03-01T02:00:00Z");

  private Samples() {}

  /// An item of a feed of that outlet, published when it was seen.
  public static Item item(String id, String outlet, String title, String summary) {
    return at(id, outlet, title, summary, NIGHT);
  }

  /// The same, having stood in its feed when that was first read.
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

  public static Item at(String id, String outlet, String title, String summary, Instant when) {
    return new Item(
        id,
        outlet + "/feed",
        outlet,
        null,
        "https://" + outlet + "/" + id,
        title,
        summary,
        "",
        List.of(),
        List.of(),
        "en",
        when,
        null,
        when,
        when.plus(Duration.ofMillis(5)),
        Hash.of(8, title, summary),
        List.of(),
        false);
  }
}
