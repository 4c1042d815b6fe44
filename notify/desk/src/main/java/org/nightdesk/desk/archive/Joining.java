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
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Delivery;

/// Joins alerts with their later tellings and with what became of them, when they are read: the
/// streams of the two arrive in any order.
final class Joining {
  private static final int MOST = 20_000;

  private final IndexSearcher searcher;

  Joining(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  /// An entry for each, in the order given.
  ///
  /// @param firsts the first telling of each alert
  List<AlertEntry> entries(List<Alert> firsts) throws IOException {
    Set<String> ids = new HashSet<>();
    firsts.forEach(alert -> ids.add(alert.id()));
    Query named = new TermInSetQuery(Names.ALERT, ids.stream().map(BytesRef::new).toList());
    Map<String, List<Alert>> later = new HashMap<>();
    all(Kind.TELLING, named, Alert.class)
        .forEach(alert -> later.computeIfAbsent(alert.id(), _ -> new ArrayList<>()).add(alert));
    Map<String, List<Delivery>> deliveries = deliveries(ids, named);
    return firsts.stream()
        .map(first ->
            Told.entry(
                first,
                later.getOrDefault(first.id(), List.of()),
                deliveries.getOrDefault(first.id(), List.of())))
        .toList();
  }

  private Map<String, List<Delivery>> deliveries(Set<String> ids, Query named) throws IOException {
    List<Delivery> oldestFirst = new ArrayList<>(all(Kind.DELIVERY, named, Delivery.class));
    oldestFirst.sort(Comparator.comparing(Delivery::at).thenComparingInt(Delivery::attempt));
    Map<String, List<Delivery>> byAlert = new HashMap<>();
    for (Delivery delivery : oldestFirst) {
      Documents.about(delivery).stream()
          .filter(ids::contains)
          .forEach(id -> byAlert.computeIfAbsent(id, _ -> new ArrayList<>()).add(delivery));
    }
    return byAlert;
  }

  private <T> List<T> all(Kind kind, Query named, Class<T> type) throws IOException {
    return new Reading(searcher)
        .newest(Reading.of(kind, named), null, MOST, type).stream()
            .map(Reading.Found::value)
            .toList();
  }
}
