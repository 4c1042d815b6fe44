package org.nightdesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.ingest.fetch.Fetch;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.measure.IngestMetrics;
import org.nightdesk.ingest.news.News;
import org.nightdesk.runtime.schedule.Agenda;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Rows;

/// Polling as the Scheduler sees it: a row for each feed, a fetch when it is due, items and a
/// status from what came of it. Thread-safe.
public final class PollAgenda implements Agenda<Feed, FeedRow, Answer> {
  /// Stores: rows of feeds, and the ids each has shown.
  public static final String FEEDS = "feed-rows";

  public static final String SEEN = Taking.SEEN;

  private final Fetch fetch;
  private final Interval.Bounds bounds;
  private final IngestMetrics metrics;
  private final InstantSource clock;
  private final Rests rests;

  public PollAgenda(
      Fetch fetch, Interval.Bounds bounds, IngestMetrics metrics, InstantSource clock) {
    this.fetch = fetch;
    this.bounds = bounds;
    this.metrics = metrics;
    this.clock = clock;
    this.rests = new Rests(metrics);
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
    Instant now = input.now();
    FeedRow row =
        rows.due(FEEDS, feed.id(), FeedRow.class)
            .map(known -> known.wanted(feed))
            .orElseGet(() -> FeedRow.begin(feed, bounds.start(), now));
    switch (feed.state()) {
      case PAUSED -> Report.tell(row.is(Health.PAUSED, now), Plan.NEVER, List.of(), plan);
      case CHECK, ACTIVE ->
          Report.tell(row.with(row.standing().resumed(now)), now, List.of(), plan);
    }
  }

  @Override
  public Launch<FeedRow, Answer> launch(String key, FeedRow row, Rows rows, Instant now) {
    if (row.isPaused()) {
      return new Launch.Fold<>(_ -> {}); // its host was busy, and meanwhile it was paused
    }
    Optional<Fetched.Read> rest = rests.of(row);
    if (rest.isPresent()) {
      return new Launch.Fold<>(plan -> {
        News news = take(row, rest.get(), rows, plan);
        plan.then(() -> metrics.part(news));
      });
    }
    Fetch.Order order =
        new Fetch.Order(key, row.feed().url(), row.polling().sent(), newsSince(row, now));
    return new Launch.Run<>(host(key), () -> new Answer(row, fetch.run(order)));
  }

  /// A first poll is a baseline, apart from what the feed's owner asked for: its last hours.
  private static @Nullable Instant newsSince(FeedRow row, Instant now) {
    if (row.polling().read()) {
      return null;
    }
    Integer hours = row.feed().backfillHours();
    return hours == null || hours == 0 ? Instant.MAX : now.minus(Duration.ofHours(hours));
  }

  @Override
  public void finished(
      String key, Answer outcome, Optional<FeedRow> row, Rows rows, Plan<FeedRow> plan) {
    String dropped = row.isEmpty() ? "removed" : outcome.outdated(row.get());
    if (row.isEmpty() || dropped != null) {
      plan.then(() -> metrics.pollDropped(String.valueOf(dropped)));
      return; // what arrived meanwhile says when it is polled next
    }
    plan.then(() -> metrics.polled(outcome.fetched()));
    FeedRow before = row.get();
    switch (outcome.fetched()) {
      case Fetched.Unchanged poll -> {
        FeedRow after = Outcome.unchanged(before, poll, bounds);
        Report.settle(before, after, due(after, Duration.ZERO, plan), plan);
      }
      case Fetched.Read poll -> read(before, poll, rows, plan);
      case Fetched.Failed poll -> failed(before, poll, plan);
    }
  }

  private void read(FeedRow before, Fetched.Read poll, Rows rows, Plan<FeedRow> plan) {
    if (before.isCheck()) {
      metrics.checked(poll);
      Report.tell(Outcome.checked(before, poll), Plan.NEVER, List.of(), plan);
      return;
    }
    News news = take(before, poll, rows, plan);
    plan.then(() -> metrics.taken(poll, news));
  }

  /// Takes a document, or as much of it as is taken at once.
  private News take(FeedRow before, Fetched.Read poll, Rows rows, Plan<FeedRow> plan) {
    Instant now = plan.origin().now();
    News news = Taking.take(before.feed().id(), poll, rows, plan);
    if (news.left() > 0) {
      FeedRow after = Outcome.part(before, poll, news);
      Report.tell(after, now.plus(Taking.APART), List.of(), plan);
      plan.then(() -> rests.keep(after, poll, news.left(), now));
      return news;
    }
    FeedRow after = Outcome.read(before, poll, news, bounds);
    Instant due = due(after, Duration.ZERO, plan);
    if (news.fresh().isEmpty()) {
      Report.settle(before, after, due, plan);
    } else {
      Report.tell(after, due, List.of(), plan);
    }
    plan.then(() -> rests.taken(before.feed().id()));
    return news;
  }

  private static void failed(FeedRow before, Fetched.Failed poll, Plan<FeedRow> plan) {
    poll.retryAfter().ifPresent(wait -> plan.pauseHost(host(before.feed().id()), wait));
    FeedRow after = Outcome.failed(before, poll);
    boolean over = poll.health() == Health.GONE || before.isCheck();
    Instant due = over ? Plan.NEVER : due(after, poll.retryAfter().orElse(Duration.ZERO), plan);
    if (over || Report.isChanged(before, after)) {
      Report.tell(after, due, poll.candidates(), plan);
    } else {
      Report.settle(before, after, due, plan);
    }
  }

  private static Instant due(FeedRow row, Duration asked, Plan<FeedRow> plan) {
    return row.isCheck()
        ? Plan.NEVER
        : row.polling().due(row.feed().id(), asked, plan.origin().now());
  }

  /// Whose limit a poll counts on.
  private static String host(String feedId) {
    return "poll " + Ids.hostOfFeed(feedId);
  }

  @Override
  public Answer failed(String key, Throwable thrown) {
    return new Answer(
        null,
        new Fetched.Failed(
            Health.CANNOT_REACH,
            "Nightdesk failed on this feed: " + thrown.getClass().getSimpleName(),
            "internal",
            null,
            Optional.empty(),
            List.of(),
            clock.instant()));
  }

  @Override
  public long weight(Answer outcome) {
    return outcome.fetched() instanceof Fetched.Read read ? 2L * read.bytes() : 1_000;
  }
}
