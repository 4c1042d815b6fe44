package org.nightdesk.ingest.poll;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Stream;
import org.nightdesk.ingest.fetch.Fetch;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.fetch.Fetched.Validators;
import org.nightdesk.ingest.news.News;
import org.nightdesk.ingest.news.Seen;
import org.nightdesk.runtime.schedule.Agenda;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Rows;
import org.nightdesk.runtime.streams.Trace;

/// Polling as the Scheduler sees it: a row for each feed, a fetch when it is due, items and a
/// status from what came of it. Thread-safe.
public final class PollAgenda implements Agenda<Feed, FeedRow, Fetched> {
  /// Stores: rows of feeds, and the ids each has shown.
  public static final String FEEDS = "feed-rows";

  public static final String SEEN = "feed-seen";

  /// A status is told on change, and so often at least.
  private static final Duration TELL = Duration.ofMinutes(10);

  /// Validators lie: now and then they are left out.
  private static final int UNCONDITIONAL_EVERY = 12;

  private final Fetch fetch;
  private final Interval.Bounds bounds;
  private final MeterRegistry meters;
  private final InstantSource clock;

  public PollAgenda(
      Fetch fetch, Interval.Bounds bounds, MeterRegistry meters, InstantSource clock) {
    this.clock = clock;
    this.fetch = fetch;
    this.bounds = bounds;
    this.meters = meters;
  }

  @Override
  public Class<FeedRow> rowType() {
    return FeedRow.class;
  }

  @Override
  public void arrived(Input<Feed> input, Rows rows, Plan<FeedRow> plan) {
    Feed feed = input.value();
    if (feed == null) {
      plan.drop(input.key());
      plan.delete(SEEN, input.key());
      plan.emit(Event.tombstone(Stream.FEED_STATUS, input.key(), input.now()));
      return;
    }
    if (!feed.id().equals(input.key())) {
      throw new IllegalArgumentException("the key is not the feed's id: " + input.key());
    }
    Optional<FeedRow> known = row(rows, input.key());
    FeedRow row =
        known
            .map(each -> each.wanted(feed))
            .orElseGet(() -> FeedRow.begin(feed, bounds.start(), input.now()));
    switch (feed.state()) {
      case PAUSED -> tell(row.is(Health.PAUSED, null, input.now()), Plan.NEVER, plan);
      case CHECK, ACTIVE -> {
        Health health = row.health() == Health.PAUSED ? Health.WAITING : row.health();
        tell(row.is(health, row.reason(), input.now()), input.now(), plan);
      }
    }
  }

  @Override
  public Launch<FeedRow, Fetched> launch(String key, FeedRow row, Rows rows, Instant now) {
    boolean unconditional = row.polls() % UNCONDITIONAL_EVERY == UNCONDITIONAL_EVERY - 1;
    Validators sent =
        unconditional ? new Validators(null, null, row.validators().bodyHash()) : row.validators();
    Fetch.Order order = new Fetch.Order(key, row.feed().url(), sent, !row.read());
    return new Launch.Run<>("poll " + Ids.hostOfFeed(key), () -> fetch.run(order));
  }

  @Override
  public void finished(
      String key, Fetched outcome, Optional<FeedRow> row, Rows rows, Plan<FeedRow> plan) {
    if (row.isEmpty()) {
      return; // taken off while it was polled
    }
    FeedRow before = row.get();
    switch (outcome) {
      case Fetched.Unchanged unchanged -> {
        count("unchanged");
        settle(before, Outcome.unchanged(before, unchanged, bounds), plan);
      }
      case Fetched.Read read -> {
        count("read");
        read(before, read, rows, plan);
      }
      case Fetched.Failed failed -> {
        count(failed.label());
        failed(before, failed, plan);
      }
    }
  }

  private void read(FeedRow before, Fetched.Read read, Rows rows, Plan<FeedRow> plan) {
    String key = before.feed().id();
    if (before.feed().state() == Feed.State.CHECK) {
      News none = new News(List.of(), List.of(), Seen.NOTHING);
      tell(Outcome.read(before, read, none, bounds), Plan.NEVER, plan);
      return;
    }
    Seen seen = rows.get(SEEN, key, Seen.class).orElse(Seen.NOTHING);
    News news = News.of(read.items(), seen);
    if (!news.seen().equals(seen)) {
      plan.put(SEEN, key, news.seen());
    }
    news.fresh().forEach(item -> emit(item, "new", plan));
    news.edited().forEach(item -> emit(item, "edited", plan));
    FeedRow after = Outcome.read(before, read, news, bounds);
    if (news.fresh().isEmpty()) {
      settle(before, after, plan);
    } else {
      tell(after, due(after, plan), plan);
    }
  }

  private void failed(FeedRow before, Fetched.Failed failed, Plan<FeedRow> plan) {
    FeedRow after = Outcome.failed(before, failed);
    failed
        .retryAfter()
        .ifPresent(wait -> plan.pauseHost("poll " + Ids.hostOfFeed(before.feed().id()), wait));
    boolean over = failed.health() == Health.GONE || before.feed().state() == Feed.State.CHECK;
    Instant due = over ? Plan.NEVER : Outcome.due(after, failed.retryAfter(), plan.origin().now());
    if (over || changed(before, after)) {
      tell(after, due, failed.candidates(), plan);
    } else {
      settle(after, due, plan);
    }
  }

  private void settle(FeedRow before, FeedRow after, Plan<FeedRow> plan) {
    Instant due = before.feed().state() == Feed.State.CHECK ? Plan.NEVER : due(after, plan);
    if (changed(before, after)) {
      tell(after, due, plan);
    } else {
      settle(after, due, plan);
    }
  }

  private void settle(FeedRow row, Instant due, Plan<FeedRow> plan) {
    if (Duration.between(row.statusAt(), plan.origin().now()).compareTo(TELL) >= 0) {
      tell(row, due, plan);
    } else {
      plan.row(row.feed().id(), due, row);
    }
  }

  private static boolean changed(FeedRow before, FeedRow after) {
    return before.health() != after.health() || before.lastPoll() == null;
  }

  private void tell(FeedRow row, Instant due, Plan<FeedRow> plan) {
    tell(row, due, List.of(), plan);
  }

  private void tell(FeedRow row, Instant due, List<FeedLink> candidates, Plan<FeedRow> plan) {
    Instant now = plan.origin().now();
    FeedRow told = row.told(now);
    plan.row(told.feed().id(), due, told);
    plan.emit(Event.of(Stream.FEED_STATUS, told.feed().id(), told.statusAt(due, candidates), now));
  }

  private Instant due(FeedRow row, Plan<FeedRow> plan) {
    return Outcome.due(row, Optional.empty(), plan.origin().now());
  }

  private void emit(Item item, String how, Plan<FeedRow> plan) {
    meters.counter("nightdesk.items", "how", item.baseline() ? "baseline" : how).increment();
    String trace = Trace.begin(item.id(), item.feed(), item.contentHash());
    plan.emit(
        Event.of(
                Stream.ITEMS,
                item.id(),
                item,
                item.id() + "/" + item.feed() + "/" + item.contentHash(),
                plan.origin().now())
            .with(CloudEvent.TRACE_PARENT, trace));
  }

  private static Optional<FeedRow> row(Rows rows, String key) {
    return rows.due(FEEDS, key, FeedRow.class);
  }

  @Override
  public Fetched failed(String key, Throwable thrown) {
    return new Fetched.Failed(
        Health.CANNOT_REACH,
        "Nightdesk failed on this feed: " + thrown.getClass().getSimpleName(),
        "internal",
        null,
        Optional.empty(),
        List.of(),
        clock.instant());
  }

  @Override
  public long weight(Fetched outcome) {
    return outcome instanceof Fetched.Read read ? 2L * read.bytes() : 1_000;
  }

  private void count(String how) {
    meters.counter("nightdesk.polls", "how", how).increment();
  }
}
