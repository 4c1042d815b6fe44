package org.nightdesk.desk.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;

/// Lists alerts with their deliveries. The state of an alert is worked out from its deliveries when
/// it is read, because the two arrive on streams of their own, in any order.
final class Alerts {
  private static final int BATCH = 200;

  /// Alerts looked at for a state that few have: the list then ends with a cursor to go on.
  private static final int LOOKED_AT = 5_000;

  private static final int MAX_DELIVERIES = 20_000;

  private final IndexSearcher searcher;
  private final AlertFilter filter;
  private final Query query;
  private @Nullable Cursor at;

  Alerts(IndexSearcher searcher, AlertFilter filter, @Nullable Cursor before) {
    this.searcher = searcher;
    this.filter = filter;
    this.at = before;
    String subscription = filter.subscription();
    this.query =
        subscription == null
            ? Reading.of(Kind.ALERT)
            : Reading.of(Kind.ALERT, Reading.term(Names.SUBSCRIPTION, subscription));
  }

  /// The page; its total is that of all states.
  Page<AlertEntry> page() throws IOException {
    List<AlertEntry> entries = new ArrayList<>();
    boolean more = true;
    for (int looked = 0; more && looked < LOOKED_AT && entries.size() < filter.limit(); ) {
      int size = filter.state() == null ? filter.limit() : BATCH;
      var found = new Reading(searcher).newest(query, at, size, Alert.class);
      add(found, entries);
      looked += size;
      more = found.size() == size || entries.size() == filter.limit();
    }
    return new Page<>(entries, more && at != null ? at.print() : null, searcher.count(query));
  }

  private void add(List<Reading.Found<Alert>> found, List<AlertEntry> into) throws IOException {
    Map<String, List<Delivery>> deliveries = deliveries(found);
    for (Reading.Found<Alert> next : found) {
      if (into.size() == filter.limit()) {
        return;
      }
      at = next.cursor();
      List<Delivery> own = deliveries.getOrDefault(next.value().id(), List.of());
      AlertState state = AlertState.of(own);
      if (filter.state() == null || filter.state() == state) {
        into.add(new AlertEntry(next.value(), state, own));
      }
    }
  }

  private Map<String, List<Delivery>> deliveries(List<Reading.Found<Alert>> alerts)
      throws IOException {
    Set<String> ids = new HashSet<>();
    alerts.forEach(found -> ids.add(found.value().id()));
    Query carried = new TermInSetQuery(Names.ALERT, ids.stream().map(BytesRef::new).toList());
    var found =
        new Reading(searcher)
            .newest(Reading.of(Kind.DELIVERY, carried), null, MAX_DELIVERIES, Delivery.class);
    Map<String, List<Delivery>> byAlert = new HashMap<>();
    found.stream()
        .map(Reading.Found::value)
        .sorted(Comparator.comparing(Delivery::at).thenComparingInt(Delivery::attempt))
        .forEach(delivery ->
            delivery.alerts().stream()
                .filter(ids::contains)
                .forEach(id -> byAlert.computeIfAbsent(id, _ -> new ArrayList<>()).add(delivery)));
    return byAlert;
  }
}
