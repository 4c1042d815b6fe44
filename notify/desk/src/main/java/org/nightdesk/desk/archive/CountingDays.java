package org.nightdesk.desk.archive;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.TaggedItem;

/// Counts the items of all feeds day by day, in one walk over the terms that say which feed carried
/// an item on which day: no item is read, and the days before are not looked at.
final class CountingDays {
  private final LocalDate first;
  private final int days;
  private final Map<String, int[]> counts = new HashMap<>();

  private CountingDays(LocalDate first, int days) {
    this.first = first;
    this.days = days;
  }

  /// The terms of an item, one for each feed that carries it: `2026-11-24 host/hash`. The day is
  /// that on which the copy was seen; of what stood there at a feed's first poll it is the day of
  /// its publication, so that the first day of a feed is no peak, and none where that is unknown.
  static Set<String> terms(TaggedItem item) {
    Set<String> terms = new LinkedHashSet<>();
    for (TaggedItem.Copy copy : item.copies()) {
      boolean stood = item.item().baseline() && copy.feed().equals(item.item().feed());
      Instant at = stood ? item.item().published() : copy.seen();
      if (at != null) {
        terms.add(LocalDate.ofInstant(at, ZoneOffset.UTC) + " " + copy.feed());
      }
    }
    return terms;
  }

  static DayCounts count(IndexSearcher searcher, LocalDate first, int days) throws IOException {
    CountingDays counting = new CountingDays(first, days);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      counting.add(leaf.reader());
    }
    Map<String, List<Integer>> byFeed = new HashMap<>();
    counting.counts.forEach((feed, own) -> byFeed.put(feed, IntStream.of(own).boxed().toList()));
    return new DayCounts(first, days, byFeed);
  }

  private void add(LeafReader leaf) throws IOException {
    Terms terms = leaf.terms(Names.CARRIED);
    if (terms == null) {
      return;
    }
    TermsEnum all = terms.iterator();
    if (all.seekCeil(new BytesRef(first.toString())) == TermsEnum.SeekStatus.END) {
      return;
    }
    PostingsEnum items = null;
    do {
      String term = all.term().utf8ToString();
      int space = term.indexOf(' ');
      LocalDate day = LocalDate.parse(term.substring(0, space));
      long place = ChronoUnit.DAYS.between(first, day);
      if (place < days) {
        items = all.postings(items, PostingsEnum.NONE);
        int[] own = counts.computeIfAbsent(term.substring(space + 1), _ -> new int[days]);
        own[(int) place] += living(items, leaf.getLiveDocs());
      }
    } while (all.next() != null);
  }

  /// What was replaced stays in the postings until segments are merged.
  private static int living(PostingsEnum items, @Nullable Bits live) throws IOException {
    int count = 0;
    while (items.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (live == null || live.get(items.docID())) {
        count++;
      }
    }
    return count;
  }
}
