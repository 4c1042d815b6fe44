package org.nightdesk.desk.archive;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.LuceneFields;
import org.nightdesk.runtime.json.Json;

/// Makes Lucene documents of records. Thread-safe.
final class Documents {
  /// Lucene refuses terms of 32,766 bytes and more; no address worth keeping comes near.
  private static final int LONGEST_TERM = 8_000;

  private final Analysis analysis;

  Documents(Analysis analysis) {
    this.analysis = analysis;
  }

  /// A document and the key that it replaces.
  record Keyed(String key, Document document) {}

  List<Keyed> of(TaggedItem item, byte[] json) {
    Keyed whole = keyed(Kind.ITEM, item.id(), firstSeen(item), json);
    Document document = whole.document();
    LuceneFields.add(document, analysis.analyze(org.nightdesk.query.Document.of(item)));
    Stream.concat(
            Stream.of(item.item().url()).filter(Objects::nonNull),
            item.copies().stream().map(TaggedItem.Copy::url).filter(Objects::nonNull))
        .distinct()
        .forEach(url -> term(document, Names.URL, url));
    CountingDays.terms(item).forEach(day -> term(document, Names.CARRIED, day));
    StoryRef story = item.story();
    value(document, Names.OUTLET, item.item().outlet());
    value(document, Names.TELLS, story == null ? item.id() : story.id());
    return List.of(whole, change(item));
  }

  private static Keyed change(TaggedItem item) {
    LifeEvent.Tagged event = LifeEvent.Tagged.of(item);
    String id =
        String.join(
            "/",
            item.id(),
            Integer.toString(item.revision()),
            item.taxonomy(),
            item.change().word(),
            Integer.toString(event.storyChange()),
            Integer.toString(event.copies()));
    Keyed change = keyed(Kind.CHANGE, id, event.at(), Json.bytes(event));
    term(change.document(), Names.ITEM, item.id());
    return change;
  }

  /// The first telling of an alert stands under the alert's id; the others name it.
  static Keyed of(Alert alert, boolean first, byte[] json) {
    Keyed keyed =
        first
            ? keyed(Kind.ALERT, alert.id(), alert.made(), json)
            : keyed(Kind.TELLING, telling(alert), alert.made(), json);
    term(keyed.document(), Names.ITEM, alert.item());
    if (first) {
      term(keyed.document(), Names.SUBSCRIPTION, alert.subscription());
    } else {
      term(keyed.document(), Names.ALERT, alert.id());
    }
    return keyed;
  }

  /// What tells one telling of an alert from another.
  static String telling(Alert alert) {
    return String.join(
        "/",
        alert.id(),
        alert.item(),
        Integer.toString(alert.revision()),
        Long.toString(alert.made().toEpochMilli()));
  }

  static Keyed of(Delivery delivery, byte[] json) {
    String id =
        String.join(
            "/",
            delivery.id(),
            Integer.toString(delivery.attempt()),
            delivery.outcome().name(),
            Long.toString(delivery.at().toEpochMilli()),
            Integer.toHexString(delivery.items().hashCode()));
    Keyed keyed = keyed(Kind.DELIVERY, id, delivery.at(), json);
    delivery.items().forEach(item -> term(keyed.document(), Names.ITEM, item));
    about(delivery).forEach(alert -> term(keyed.document(), Names.ALERT, alert));
    term(keyed.document(), Names.SUBSCRIPTION, delivery.subscription());
    return keyed;
  }

  /// The alerts that it tells of: one that carried none was folded into the alert of its id.
  static List<String> about(Delivery delivery) {
    return delivery.alerts().isEmpty() ? List.of(delivery.id()) : delivery.alerts();
  }

  /// When Nightdesk first saw any copy: an edit does not make an item new.
  static Instant firstSeen(TaggedItem item) {
    return item.copies().stream()
        .map(TaggedItem.Copy::seen)
        .min(Comparator.naturalOrder())
        .orElse(item.item().seen());
  }

  private static Keyed keyed(Kind kind, String id, @Nullable Instant at, byte[] json) {
    String key = kind.key(id);
    long millis = at == null ? 0 : at.toEpochMilli();
    Document document = new Document();
    document.add(new StringField(Names.KIND, kind.word(), Store.NO));
    document.add(new StringField(Names.KEY, key, Store.NO));
    value(document, Names.KEY, key);
    document.add(new LongPoint(Names.AT, millis));
    document.add(new NumericDocValuesField(Names.AT, millis));
    document.add(new StoredField(Names.JSON, json));
    return new Keyed(key, document);
  }

  private static void term(Document document, String field, String value) {
    if (value.length() <= LONGEST_TERM) {
      document.add(new StringField(field, value, Store.NO));
    }
  }

  private static void value(Document document, String field, String value) {
    String bounded = value.length() <= LONGEST_TERM ? value : value.substring(0, LONGEST_TERM);
    document.add(new SortedDocValuesField(field, new BytesRef(bounded)));
  }
}
