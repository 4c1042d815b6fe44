package org.nightdesk.desk.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.json.Json;

/// Records as the stages write them.
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private Samples() {}

  static TaggedItem item(int number, String title) {
    return item(number, title, NOON.plusSeconds(number), 1);
  }

  /// An item that another feed carries too.
  static TaggedItem carriedToo(int number, String feed, Instant seen) {
    TaggedItem one = item(number, "Spyware");
    List<TaggedItem.Copy> copies = new ArrayList<>(one.copies());
    copies.add(new TaggedItem.Copy(feed, "Other", null, seen));
    return of(one.item(), 1, copies, NOON);
  }

  /// An item that stood there at its feed's first poll.
  static TaggedItem stoodThere(int number, @Nullable Instant published) {
    Item item = content(number, "Spyware", published, NOON, true);
    return of(item, 1, List.of(copy(item, NOON)), NOON);
  }

  static TaggedItem item(int number, String title, Instant seen, int revision) {
    Item item = content(number, title, null, seen.plusSeconds(revision - 1L), false);
    return of(item, revision, List.of(copy(item, seen)), seen.plusSeconds(revision));
  }

  private static TaggedItem.Copy copy(Item item, Instant seen) {
    return new TaggedItem.Copy(item.feed(), item.outlet(), item.url(), seen);
  }

  private static Item content(
      int number, String title, @Nullable Instant published, Instant seen, boolean baseline) {
    String url = "https://outlet" + number % 3 + ".example/" + number;
    return new Item(
        "i" + number,
        "outlet.example/f" + number % 3,
        "Outlet " + number % 3,
        null,
        url,
        title,
        "",
        "",
        List.of(),
        List.of(),
        "en",
        published,
        null,
        seen,
        seen,
        "hash",
        List.of(),
        baseline);
  }

  private static TaggedItem of(
      Item item, int revision, List<TaggedItem.Copy> copies, Instant tagged) {
    return new TaggedItem(
        item.id(),
        revision,
        revision == 1 ? TaggedItem.Change.NEW : TaggedItem.Change.REVISION,
        item,
        copies,
        "en",
        List.of(),
        List.of(new Tag("ccic", 0.9, List.of(new Tag.Evidence("title", 0, 1, "x", "signal")))),
        "t1",
        null,
        tagged);
  }

  static Alert alert(String id, String subscription, String item, Instant made) {
    return new Alert(
        id,
        subscription,
        item,
        1,
        item,
        1,
        "headline",
        "Outlet 1",
        null,
        List.of(),
        1,
        null,
        "en",
        null,
        made,
        made,
        made,
        false);
  }

  static Delivery delivery(Alert alert, Delivery.Outcome outcome, int attempt) {
    return new Delivery(
        alert.id(),
        alert.subscription(),
        List.of(alert.id()),
        List.of(alert.item()),
        alert.headline(),
        List.of(),
        "mail",
        outcome,
        outcome == Delivery.Outcome.DELIVERED ? null : Delivery.Reason.BUSY,
        null,
        attempt,
        null,
        0.2,
        alert.made().plusSeconds(attempt));
  }

  /// What stands on the stream of one whose story was told by another alert.
  static Delivery folded(Alert alert) {
    return new Delivery(
        alert.id(),
        alert.subscription(),
        List.of(),
        List.of(alert.item()),
        alert.headline(),
        List.of(),
        null,
        Delivery.Outcome.SUPPRESSED,
        Delivery.Reason.ALREADY_TOLD,
        null,
        0,
        null,
        null,
        Samples.NOON.plusSeconds(100));
  }

  static ArchiveRecord record(Stream<?> stream, long offset, String key, Object value) {
    return new ArchiveRecord(stream, 0, offset, key, new ArchiveRecord.Value(Json.bytes(value)));
  }
}
