package org.nightdesk.notify.sources;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.notify.compose.Batch;

/// Counts the feeds by how they are. Written by the thread of the table, read by any.
public final class Sources {
  private final Map<String, Health> feeds = new ConcurrentHashMap<>();
  private volatile Optional<Batch.Coverage> coverage = Optional.empty();

  /// Takes a change of the stream `feed-status` over.
  ///
  /// @param now absent: the feed was deleted
  public synchronized void changed(String feed, @Nullable FeedStatus now) {
    Health before = now == null ? feeds.remove(feed) : feeds.put(feed, now.health());
    if (before != (now == null ? null : now.health())) {
      count();
    }
  }

  private void count() {
    // Nobody wants news of what staff have paused.
    long total = feeds.values().stream().filter(health -> health != Health.PAUSED).count();
    long working = feeds.values().stream().filter(health -> health == Health.WORKING).count();
    coverage =
        total == 0 ? Optional.empty() : Optional.of(new Batch.Coverage((int) working, (int) total));
  }

  /// As it is now; empty while no feed is known.
  public Optional<Batch.Coverage> coverage() {
    return coverage;
  }
}
