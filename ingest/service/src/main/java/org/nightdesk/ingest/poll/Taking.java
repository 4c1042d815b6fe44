package org.nightdesk.ingest.poll;

import java.time.Duration;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.news.News;
import org.nightdesk.ingest.news.Seen;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Rows;
import org.nightdesk.runtime.streams.Trace;

/// Takes what is new out of a document: items go out and their ids are remembered, in one
/// transaction. Of a large document a part at a time, so that other feeds' items get in between.
final class Taking {
  /// Store of the ids that each feed has shown.
  static final String SEEN = "feed-seen";

  /// What the steps behind tag in about a second on a busy machine.
  private static final int PART = 200;

  /// Between two parts of a document.
  static final Duration APART = Duration.ofSeconds(1);

  private Taking() {}

  static News take(String feedId, Fetched.Read read, Rows rows, Plan<FeedRow> plan) {
    Seen seen = rows.get(SEEN, feedId, Seen.class).orElse(Seen.NOTHING);
    News news = News.of(read.items(), seen, PART);
    if (!news.seen().equals(seen)) {
      plan.put(SEEN, feedId, news.seen());
    }
    news.fresh().forEach(item -> emit(item, plan));
    news.edited().forEach(item -> emit(item, plan));
    return news;
  }

  private static void emit(Item item, Plan<FeedRow> plan) {
    String id = item.id() + "/" + item.feed() + "/" + item.contentHash();
    String trace = Trace.begin(item.id(), item.feed(), item.contentHash());
    plan.emit(
        Event.of(Stream.ITEMS, item.id(), item, id, plan.origin().now())
            .with(CloudEvent.TRACE_PARENT, trace));
  }
}
