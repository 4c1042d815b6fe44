package org.nightdesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.measure.IngestMetrics;

/// Documents of which only a part is taken so far, so that the next part needs no further request.
/// A mere memory: what is not here, after a restart or because there is no room, is fetched again,
/// and the ids that were seen say what is left of it. Thread-safe.
final class Rests {
  /// Two of the largest documents, and some more.
  private static final long MOST_BYTES = 12L << 20;

  /// A rest of a feed that was paused, or is another instance's now, is not asked for any more.
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final IngestMetrics metrics;
  private final Map<String, Rest> rests = new LinkedHashMap<>();

  /// A document with a part that is not taken yet.
  private record Rest(String url, Fetched.Read read, int left, Instant since) {}

  Rests(IngestMetrics metrics) {
    this.metrics = metrics;
  }

  /// Remembers a document until its last part is taken, if there is room.
  ///
  /// @param left entries that are not taken yet
  synchronized void keep(FeedRow row, Fetched.Read read, int left, Instant now) {
    String feed = row.feed().id();
    rests.remove(feed);
    for (Iterator<Rest> each = rests.values().iterator(); each.hasNext(); ) {
      Rest rest = each.next();
      if (rest.since().plus(KEPT).isBefore(now)) {
        each.remove();
        metrics.left(rest.left());
      }
    }
    long held = rests.values().stream().mapToLong(rest -> rest.read().bytes()).sum();
    if (held + read.bytes() > MOST_BYTES) {
      metrics.left(left);
    } else {
      rests.put(feed, new Rest(row.feed().url(), read, left, now));
    }
  }

  /// The document of which the feed's row was last written. One that is older is none of its any
  /// more: another instance, or another address, has shown a later one.
  synchronized Optional<Fetched.Read> of(FeedRow row) {
    Rest rest = rests.get(row.feed().id());
    if (rest == null) {
      return Optional.empty();
    }
    if (rest.url().equals(row.feed().url()) && rest.read().at().equals(row.findings().lastPoll())) {
      return Optional.of(rest.read());
    }
    rests.remove(row.feed().id());
    metrics.left(rest.left());
    return Optional.empty();
  }

  /// All of the feed's document is taken.
  synchronized void taken(String feed) {
    rests.remove(feed);
  }
}
