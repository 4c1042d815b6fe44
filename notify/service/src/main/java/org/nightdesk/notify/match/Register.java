package org.nightdesk.notify.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Subscription;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.AnalyzedDocument;
import org.nightdesk.query.Query;
import org.nightdesk.query.QueryException;
import org.nightdesk.query.QueryIndex;

/// The subscriptions as match needs them: equal queries stand in the index once, with the list of
/// those who share them. Written by the thread of the table, read by any. A subscription whose
/// query changes is never found under neither; under both it makes one alert, by its id.
public final class Register {
  private final Analysis analysis = new Analysis();
  private final Map<String, String> queryOf = new ConcurrentHashMap<>(); // id to canonical query

  /// Canonical query to those who share it, by id, so that a repetition is in the same order.
  private final Map<String, Map<String, Subscription>> sharers = new ConcurrentHashMap<>();

  private volatile QueryIndex index = QueryIndex.of(analysis, Map.of());

  /// A query that matches, and who shares it.
  ///
  /// @param subscriptions in the order of their ids
  record Hit(Query query, List<Subscription> subscriptions) {}

  /// What is wrong with a subscription; empty: it can be matched.
  public static List<String> problems(String id, Subscription subscription) {
    if (!subscription.id().equals(id)) {
      return List.of("key %s holds subscription %s".formatted(id, subscription.id()));
    }
    try {
      Query.parse(subscription.query());
      return List.of();
    } catch (QueryException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /// Takes a change of the stream `subscriptions` over.
  ///
  /// @param now absent: deleted
  /// @throws QueryException for a query that cannot be read; the subscription matches nothing then
  public synchronized void changed(String id, @Nullable Subscription now) {
    String old = queryOf.remove(id);
    String canonical = null;
    try {
      if (now != null && now.state() != Subscription.State.UNSUBSCRIBED) {
        canonical = add(now);
      }
    } finally {
      if (old != null && !old.equals(canonical)) {
        remove(id, old);
      }
    }
  }

  private String add(Subscription subscription) {
    Query query = Query.parse(subscription.query());
    String canonical = query.print();
    boolean known = sharers.containsKey(canonical);
    sharers
        .computeIfAbsent(canonical, _ -> new ConcurrentSkipListMap<>())
        .put(subscription.id(), subscription);
    if (!known) {
      index = index.with(canonical, query);
    }
    queryOf.put(subscription.id(), canonical);
    return canonical;
  }

  private void remove(String id, String canonical) {
    Map<String, Subscription> shared = sharers.get(canonical);
    if (shared != null) {
      shared.remove(id);
    }
    if (shared == null || shared.isEmpty()) {
      index = index.without(canonical);
      sharers.remove(canonical);
    }
  }

  Analysis analysis() {
    return analysis;
  }

  /// The queries that match, by their canonical form in alphabetical order.
  Map<String, Hit> matching(AnalyzedDocument document) {
    Map<String, Hit> hits = new LinkedHashMap<>();
    index.matching(document).stream()
        .sorted()
        .forEach(canonical -> {
          Map<String, Subscription> shared = sharers.get(canonical);
          if (shared != null) {
            hits.put(canonical, new Hit(Query.parse(canonical), new ArrayList<>(shared.values())));
          }
        });
    return hits;
  }
}
