package org.nightdesk.desk.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;

/// Lists alerts with their deliveries, a page at a time.
final class Alerts {
  private static final int BATCH = 200;

  /// Alerts looked at for a state that few have: the list then ends with a cursor to go on.
  private static final int LOOKED_AT = 5_000;

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
    List<AlertEntry> joined =
        new Joining(searcher).entries(found.stream().map(Reading.Found::value).toList());
    for (int i = 0; i < joined.size() && into.size() < filter.limit(); i++) {
      at = found.get(i).cursor();
      if (filter.state() == null || filter.state() == joined.get(i).state()) {
        into.add(joined.get(i));
      }
    }
  }
}
