package org.nightdesk.desk.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.Field;
import org.nightdesk.query.LuceneQueries;
import org.nightdesk.query.Query;

/// Items, alerts and deliveries that can be searched. What was accepted is found by the next read.
///
/// Thread-safe; records are accepted one at a time. A directory belongs to one archive at a time.
public final class Archive implements AutoCloseable {
  /// Deliveries of one alert, and events of one item, that are shown at most.
  private static final int LIFE = 1_000;

  private static final int NEWEST = 20;

  private final Analysis analysis;
  private final LuceneQueries queries;
  private final Index index;

  /// @param directory holds the index; the archive closes it
  /// @throws java.io.UncheckedIOException if the index cannot be opened
  public Archive(Directory directory, Analysis analysis) {
    this.analysis = analysis;
    this.queries = new LuceneQueries(analysis);
    this.index = Index.open(directory, new Documents(analysis));
  }

  /// What analysed the items: to find the words that made one match.
  public Analysis analysis() {
    return analysis;
  }

  /// Takes a record in, and remembers its offset. A record of another stream than `tagged`,
  /// `alerts` and `deliveries` is passed over.
  ///
  /// @return what was taken in; empty when it was a removal, or passed over
  /// @throws RuntimeException if the value cannot be read; its offset is remembered all the same
  public Optional<Object> accept(ArchiveRecord record) {
    return index.accept(record);
  }

  /// Where each partition is read next, as of the last record accepted.
  public Map<ArchiveRecord.Place, Long> offsets() {
    return index.offsets();
  }

  /// Makes what was accepted, and its offsets, outlast a crash.
  public void commit() {
    index.commit();
  }

  /// Forgets what is older.
  public void forgetBefore(Instant oldest) {
    index.forgetBefore(oldest);
  }

  /// Items that a query matches, the one first seen last at the head.
  ///
  /// @param before a page's `next`; absent, or no cursor: from the newest
  public Page<TaggedItem> search(Query query, @Nullable String before, int limit) {
    var lucene = Reading.of(Kind.ITEM, queries.toLucene(query));
    return index.read(searcher -> {
      var found = new Reading(searcher).newest(lucene, cursor(before), limit, TaggedItem.class);
      return page(found, limit, searcher.count(lucene));
    });
  }

  /// Counts the items first seen since then that a query matches.
  ///
  /// @param zone whose days are counted
  public Preview preview(Query query, Instant since, ZoneId zone) {
    var range = LongPoint.newRangeQuery(Names.AT, since.toEpochMilli(), Long.MAX_VALUE);
    var lucene = Reading.of(Kind.ITEM, range, queries.toLucene(query));
    return index.read(searcher -> searcher.search(lucene, new Previewing(zone)));
  }

  /// How many items a query matches.
  public long count(Query query) {
    var lucene = Reading.of(Kind.ITEM, queries.toLucene(query));
    return index.read(searcher -> (long) searcher.count(lucene));
  }

  /// An item as its last record told it.
  public Optional<TaggedItem> item(String id) {
    return one(Kind.ITEM, Reading.term(Names.KEY, Kind.ITEM.key(id)), TaggedItem.class);
  }

  /// The item that stands, or has a copy, at a canonical address.
  public Optional<TaggedItem> byUrl(String url) {
    return one(Kind.ITEM, Reading.term(Names.URL, url), TaggedItem.class);
  }

  /// A story as its newest items have it: outlets and items have grown since the first ones. Items
  /// of one poll are equally new; the one that counts most was told last.
  public Optional<StoryRef> story(String id) {
    var lucene = queries.toLucene(new Query.Scope(Field.STORY, new Query.Words(id, false)));
    return index.read(searcher ->
        new Reading(searcher)
            .newest(Reading.of(Kind.ITEM, lucene), null, NEWEST, TaggedItem.class).stream()
                .flatMap(found -> Optional.ofNullable(found.value().story()).stream())
                .max(Comparator.comparingInt(StoryRef::change).thenComparingInt(StoryRef::items)));
  }

  /// An alert by its id, as it was sent, and what became of it.
  public Optional<AlertEntry> alert(String id) {
    var key = Reading.term(Names.KEY, Kind.ALERT.key(id));
    return index.read(searcher ->
        new Joining(searcher)
            .entries(all(searcher, Kind.ALERT, key, Alert.class)).stream().findFirst());
  }

  /// What happened to an item, in the order of time; empty if it is not known.
  public List<LifeEvent> life(String itemId) {
    var item = Reading.term(Names.ITEM, itemId);
    return index.read(searcher -> {
      List<LifeEvent> life = new ArrayList<>();
      life.addAll(all(searcher, Kind.CHANGE, item, LifeEvent.class));
      for (Kind kind : List.of(Kind.ALERT, Kind.TELLING)) {
        for (Alert alert : all(searcher, kind, item, Alert.class)) {
          life.add(new LifeEvent.Alerted(alert.made(), alert));
        }
      }
      for (Delivery delivery : all(searcher, Kind.DELIVERY, item, Delivery.class)) {
        life.add(new LifeEvent.Delivered(delivery.at(), delivery));
      }
      life.sort(Comparator.comparing(LifeEvent::at));
      return life;
    });
  }

  /// Alerts and what became of them, newest first.
  public Page<AlertEntry> alerts(AlertFilter filter) {
    return index.read(searcher -> new Alerts(searcher, filter, cursor(filter.before())).page());
  }

  /// How many documents there are of each kind: `item`, `alert`, `delivery`.
  public Map<String, Long> counts() {
    return index.read(searcher ->
        Map.of(
            "item", (long) searcher.count(Reading.of(Kind.ITEM)),
            "alert", (long) searcher.count(Reading.of(Kind.ALERT)),
            "delivery", (long) searcher.count(Reading.of(Kind.DELIVERY))));
  }

  /// How many documents of each kind there are since then: items by when they were first seen,
  /// alerts by when they were made, deliveries by when they ended.
  public Map<String, Long> countsSince(Instant since) {
    var range = LongPoint.newRangeQuery(Names.AT, since.toEpochMilli(), Long.MAX_VALUE);
    return index.read(searcher -> {
      Map<String, Long> counts = new LinkedHashMap<>();
      for (Kind kind : List.of(Kind.ITEM, Kind.ALERT, Kind.DELIVERY)) {
        counts.put(kind.word(), (long) searcher.count(Reading.of(kind, range)));
      }
      return counts;
    });
  }

  /// How many items each feed carried on each of so many days; see [CountingDays#terms].
  ///
  /// @param first the earliest day, in UTC
  public DayCounts daysOfFeeds(LocalDate first, int days) {
    return index.read(searcher -> CountingDays.count(searcher, first, days));
  }

  private static @Nullable Cursor cursor(@Nullable String before) {
    return before == null ? null : Cursor.parse(before).orElse(null);
  }

  static <T> Page<T> page(List<Reading.Found<T>> found, int limit, long total) {
    String next = found.size() < limit ? null : found.getLast().cursor().print();
    return new Page<>(found.stream().map(Reading.Found::value).toList(), next, total);
  }

  private <T> Optional<T> one(Kind kind, org.apache.lucene.search.Query filter, Class<T> type) {
    return index.read(searcher ->
        new Reading(searcher)
            .newest(Reading.of(kind, filter), null, 1, type).stream()
                .map(Reading.Found::value)
                .findFirst());
  }

  private static <T> List<T> all(
      IndexSearcher searcher, Kind kind, org.apache.lucene.search.Query filter, Class<T> type)
      throws IOException {
    return new Reading(searcher)
        .newest(Reading.of(kind, filter), null, LIFE, type).stream()
            .map(Reading.Found::value)
            .toList();
  }

  /// Commits and lets go of the directory; safe twice.
  @Override
  public void close() {
    index.close();
  }
}
