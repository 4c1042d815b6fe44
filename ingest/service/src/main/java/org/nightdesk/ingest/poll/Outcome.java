package org.nightdesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.news.News;

/// What a poll makes of a feed's row. Pure.
final class Outcome {
  private Outcome() {}

  static FeedRow unchanged(FeedRow row, Fetched.Unchanged poll, Interval.Bounds bounds) {
    FeedRow polled =
        new FeedRow(
            row.feed(),
            row.read(),
            poll.validators(),
            Interval.next(row.interval(), false, bounds),
            row.polls() + 1,
            0,
            row.items(),
            row.entries(),
            row.health(),
            row.reason(),
            row.since(),
            poll.status(),
            row.title(),
            row.link(),
            poll.at(),
            row.lastNew(),
            row.statusAt());
    return polled.is(org.nightdesk.contract.FeedStatus.Health.WORKING, null, poll.at());
  }

  static FeedRow read(FeedRow row, Fetched.Read poll, News news, Interval.Bounds bounds) {
    boolean any = !news.fresh().isEmpty();
    FeedRow polled =
        new FeedRow(
            row.feed(),
            true,
            poll.validators(),
            row.read() ? Interval.next(row.interval(), any, bounds) : row.interval(),
            row.polls() + 1,
            0,
            row.items() + news.fresh().size() + news.edited().size(),
            poll.items().size(),
            row.health(),
            row.reason(),
            row.since(),
            poll.status(),
            poll.title(),
            poll.link(),
            poll.at(),
            any ? poll.at() : row.lastNew(),
            row.statusAt());
    return polled.is(org.nightdesk.contract.FeedStatus.Health.WORKING, null, poll.at());
  }

  static FeedRow failed(FeedRow row, Fetched.Failed poll) {
    FeedRow polled =
        new FeedRow(
            row.feed(),
            row.read(),
            row.validators(),
            row.interval(),
            row.polls() + 1,
            row.failures() + 1,
            row.items(),
            row.entries(),
            row.health(),
            row.reason(),
            row.since(),
            poll.status(),
            row.title(),
            row.link(),
            poll.at(),
            row.lastNew(),
            row.statusAt());
    return polled.is(poll.health(), poll.reason(), poll.at());
  }

  /// When the feed is polled next.
  static Instant due(FeedRow row, Optional<Duration> retryAfter, Instant now) {
    Duration wait =
        row.failures() == 0
            ? row.interval()
            : Interval.afterFailures(row.interval(), row.failures());
    Duration jittered = Interval.jittered(wait, row.feed().id(), row.polls());
    Duration asked = retryAfter.orElse(Duration.ZERO);
    return now.plus(asked.compareTo(jittered) > 0 ? asked : jittered);
  }
}
