package org.nightdesk.desk.archive;

import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LiveFieldValues;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;

/// Which telling of an alert came first, by the alert's id: looked up without a new view of the
/// index for each, which would make reading a long stream slow. Thread-safe.
final class FirstTellings extends LiveFieldValues<IndexSearcher, String> {
  /// Of so many that no view shows yet, one is opened to let them go.
  private static final int MANY = 10_000;

  private final ReferenceManager<IndexSearcher> searchers;

  FirstTellings(ReferenceManager<IndexSearcher> searchers) {
    super(searchers, "");
    this.searchers = searchers;
  }

  /// Whether this telling is the first of its id, or there is none yet.
  boolean isFirst(Alert alert) throws IOException {
    String first = get(alert.id());
    return first == null || first.equals(Documents.telling(alert));
  }

  /// Remembers a first telling, once it is written.
  void written(Alert alert) throws IOException {
    add(alert.id(), Documents.telling(alert));
    if (size() > MANY) {
      searchers.maybeRefreshBlocking();
    }
  }

  @Override
  protected @Nullable String lookupFromSearcher(IndexSearcher searcher, String id)
      throws IOException {
    return new Reading(searcher)
            .newest(
                Reading.of(Kind.ALERT, Reading.term(Names.KEY, Kind.ALERT.key(id))),
                null,
                1,
                Alert.class)
            .stream()
            .map(found -> Documents.telling(found.value()))
            .findFirst()
            .orElse(null);
  }
}
