package org.nightdesk.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Many queries, asked about one document at a time. Each is looked up under words or keywords that
/// a document must have to match it, and only those that may match are evaluated.
///
/// An index never changes: adding makes another one, so a reader keeps its own while others swap.
/// Queries added one by one stand beside a large part that is built anew now and then.
public final class QueryIndex {
  /// Queries beside the large part before it is built anew.
  private static final int BESIDE = 512;

  private final Analysis analysis;
  private final Map<String, Query> large;
  private final Anchored anchored;
  private final Map<String, Query> beside;
  private final Set<String> stale;

  private QueryIndex(
      Analysis analysis,
      Map<String, Query> large,
      Anchored anchored,
      Map<String, Query> beside,
      Set<String> stale) {
    this.analysis = analysis;
    this.large = large;
    this.anchored = anchored;
    this.beside = beside;
    this.stale = stale;
  }

  /// An index of these queries.
  ///
  /// @param queries by a key of the caller's choice; equal queries are evaluated once
  public static QueryIndex of(Analysis analysis, Map<String, Query> queries) {
    Map<String, Query> copy = Map.copyOf(queries);
    return new QueryIndex(analysis, copy, Anchored.of(analysis, copy), Map.of(), Set.of());
  }

  /// This index with one query added, or replaced.
  public QueryIndex with(String key, Query query) {
    Map<String, Query> aside = new HashMap<>(beside);
    aside.put(key, query);
    return changed(key, aside);
  }

  /// This index without a query; the same when it has none of that key.
  public QueryIndex without(String key) {
    boolean has = beside.containsKey(key) || (large.containsKey(key) && !stale.contains(key));
    if (!has) {
      return this;
    }
    Map<String, Query> aside = new HashMap<>(beside);
    aside.remove(key);
    return changed(key, aside);
  }

  private QueryIndex changed(String key, Map<String, Query> aside) {
    Set<String> old = new HashSet<>(stale);
    old.add(key);
    QueryIndex changed = new QueryIndex(analysis, large, anchored, aside, old);
    return old.size() > BESIDE ? of(analysis, changed.queries()) : changed;
  }

  /// The keys of the queries that match.
  public Set<String> matching(AnalyzedDocument document) {
    Set<String> matching = new HashSet<>();
    anchored.collect(document, matching);
    matching.removeAll(stale);
    beside.forEach((key, query) -> {
      if (Evaluation.matches(analysis.compile(query), document)) {
        matching.add(key);
      }
    });
    return matching;
  }

  /// The queries by key; a copy.
  public Map<String, Query> queries() {
    Map<String, Query> all = new HashMap<>(large);
    all.keySet().removeAll(stale);
    all.putAll(beside);
    return all;
  }
}
