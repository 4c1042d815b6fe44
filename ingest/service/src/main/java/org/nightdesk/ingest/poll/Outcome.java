package org.nightdesk.ingest.poll;

import java.time.Instant;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.health.Diagnosis;
import org.nightdesk.ingest.news.News;

/// What a poll makes of a feed's row. Pure.
final class Outcome {
  private Outcome() {}

  static FeedRow unchanged(FeedRow row, Fetched.Unchanged poll, Interval.Bounds bounds) {
    return new FeedRow(
        row.feed(),
        row.polling().unchanged(poll.validators(), bounds),
        works(row, row.findings().entries(), poll.at()),
        row.findings().polled(poll.status(), poll.at()));
  }

  static FeedRow read(FeedRow row, Fetched.Read poll, News news, Interval.Bounds bounds) {
    return new FeedRow(
        row.feed(),
        row.polling().read(poll.validators(), !news.fresh().isEmpty(), bounds),
        works(row, poll.entries(), poll.at()),
        row.findings().read(poll, news));
  }

  static FeedRow part(FeedRow row, Fetched.Read poll, News news) {
    String left = Diagnosis.left(poll.entries(), news.left());
    return new FeedRow(
        row.feed(),
        row.polling().part(),
        row.standing().is(Health.WORKING, left, poll.at()),
        row.findings().read(poll, news));
  }

  static FeedRow checked(FeedRow row, Fetched.Read poll) {
    return new FeedRow(
        row.feed(),
        row.polling().checked(),
        works(row, poll.entries(), poll.at()),
        row.findings().read(poll, News.NONE));
  }

  private static Standing works(FeedRow row, int entries, Instant at) {
    String cut = Diagnosis.cut(entries, Fetched.Read.MOST);
    return row.standing().is(Health.WORKING, cut, at);
  }

  static FeedRow failed(FeedRow row, Fetched.Failed poll) {
    return new FeedRow(
        row.feed(),
        row.polling().failed(),
        row.standing().is(poll.health(), poll.reason(), poll.at()),
        row.findings().polled(poll.status(), poll.at()));
  }
}
