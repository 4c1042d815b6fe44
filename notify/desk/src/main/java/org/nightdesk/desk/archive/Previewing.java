package org.nightdesk.desk.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/// Counts what a query finds, without reading the items themselves.
final class Previewing implements CollectorManager<Previewing.Counts, Preview> {
  private final ZoneId zone;

  Previewing(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public Counts newCollector() {
    return new Counts();
  }

  @Override
  public Preview reduce(Collection<Counts> parts) {
    Counts all = new Counts();
    for (Counts part : parts) {
      all.total += part.total;
      all.tells.addAll(part.tells);
      part.days.forEach((day, count) -> all.days.merge(day, count, Integer::sum));
      part.outlets.forEach((outlet, count) -> all.outlets.merge(outlet, count, Integer::sum));
    }
    Map<String, Integer> outlets = new LinkedHashMap<>();
    all.outlets.entrySet().stream()
        .sorted(
            Map.Entry.<BytesRef, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> outlets.put(entry.getKey().utf8ToString(), entry.getValue()));
    return new Preview(all.total, all.tells.size(), all.days, outlets);
  }

  final class Counts extends SimpleCollector {
    private final Set<BytesRef> tells = new HashSet<>();
    private final TreeMap<LocalDate, Integer> days = new TreeMap<>();
    private final Map<BytesRef, Integer> outlets = new HashMap<>();
    private long total;
    private NumericDocValues at = DocValues.emptyNumeric();
    private SortedDocValues outlet = DocValues.emptySorted();
    private SortedDocValues tell = DocValues.emptySorted();

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
      at = DocValues.getNumeric(leaf.reader(), Names.AT);
      outlet = DocValues.getSorted(leaf.reader(), Names.OUTLET);
      tell = DocValues.getSorted(leaf.reader(), Names.TELLS);
    }

    @Override
    public void collect(int document) throws IOException {
      total++;
      if (at.advanceExact(document)) {
        Instant instant = Instant.ofEpochMilli(at.longValue());
        days.merge(LocalDate.ofInstant(instant, zone), 1, Integer::sum);
      }
      if (outlet.advanceExact(document)) {
        outlets.merge(BytesRef.deepCopyOf(outlet.lookupOrd(outlet.ordValue())), 1, Integer::sum);
      }
      if (tell.advanceExact(document)) {
        tells.add(BytesRef.deepCopyOf(tell.lookupOrd(tell.ordValue())));
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
