package org.nightdesk.notify.match;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Subscription;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.AnalyzedDocument;
import org.nightdesk.query.Query;
import org.nightdesk.query.QueryException;
import org.nightdesk.query.QueryIndex;

/// The subscriptions as match needs them: equal queries stand in the index once, with the list of
/// those who share them. Written by the thread of the table, read by any: a reader sees one state.
public final class Register {
  private final Analysis analysis = new Analysis();
  private final Map<String, Subscription> subscriptions = new HashMap<>(); // by id; writer only
  private final Map<String, String> queryOf = new HashMap<>(); // id to canonical query; writer only
  private volatile State state = new State(QueryIndex.of(analysis, Map.of()), Map.of());

  /// @param sharers canonical query to its subscriptions by id
  private record State(QueryIndex index, Map<String, Map<String, Subscription>> sharers) {}

  /// A query that matches, and who shares it.
  ///
  /// @param subscriptions in the order of their ids, so that a repetition is the same
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
    remove(id);
    if (now == null || now.state() == Subscription.State.UNSUBSCRIBED) {
      return;
    }
    Query query = Query.parse(now.query());
    String canonical = query.print();
    subscriptions.put(id, now);
    queryOf.put(id, canonical);
    Map<String, Map<String, Subscription>> sharers = new HashMap<>(state.sharers());
    boolean known = sharers.containsKey(canonical);
    Map<String, Subscription> shared = new TreeMap<>(sharers.getOrDefault(canonical, Map.of()));
    shared.put(id, now);
    sharers.put(canonical, shared);
    QueryIndex index = known ? state.index() : state.index().with(canonical, query);
    state = new State(index, sharers);
  }

  private void remove(String id) {
    String canonical = queryOf.remove(id);
    subscriptions.remove(id);
    if (canonical == null) {
      return;
    }
    Map<String, Map<String, Subscription>> sharers = new HashMap<>(state.sharers());
    Map<String, Subscription> shared = new TreeMap<>(sharers.getOrDefault(canonical, Map.of()));
    shared.remove(id);
    if (shared.isEmpty()) {
      sharers.remove(canonical);
      state = new State(state.index().without(canonical), sharers);
    } else {
      sharers.put(canonical, shared);
      state = new State(state.index(), sharers);
    }
  }

  Analysis analysis() {
    return analysis;
  }

  /// The queries that match, by their canonical form in alphabetical order.
  Map<String, Hit> matching(AnalyzedDocument document) {
    State now = state;
    Map<String, Hit> hits = new LinkedHashMap<>();
    now.index().matching(document).stream()
        .sorted()
        .forEach(canonical -> {
          Map<String, Subscription> shared = now.sharers().get(canonical);
          if (shared != null) {
            hits.put(canonical, new Hit(Query.parse(canonical), List.copyOf(shared.values())));
          }
        });
    return hits;
  }
}
