package org.nightdesk.desk.archive;

import java.time.Instant;
import java.util.List;
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

  static TaggedItem item(int number, String title, Instant seen, int revision) {
    String url = "https://outlet" + number % 3 + ".example/" + number;
    Item item =
        new Item(
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
            null,
            null,
            seen.plusSeconds(revision - 1L),
            seen.plusSeconds(revision - 1L),
            "hash",
            List.of(),
            false);
    return new TaggedItem(
        "i" + number,
        revision,
        revision == 1 ? TaggedItem.Change.NEW : TaggedItem.Change.REVISION,
        item,
        List.of(new TaggedItem.Copy(item.feed(), item.outlet(), url, seen)),
        "en",
        List.of(),
        List.of(new Tag("ccic", 0.9, List.of(new Tag.Evidence("title", 0, 1, "x", "signal")))),
        "t1",
        null,
        seen.plusSeconds(revision));
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

  static ArchiveRecord record(Stream<?> stream, long offset, String key, Object value) {
    return new ArchiveRecord(stream, 0, offset, key, new ArchiveRecord.Value(Json.bytes(value)));
  }
}
