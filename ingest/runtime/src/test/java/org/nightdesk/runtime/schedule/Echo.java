package org.nightdesk.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Rows;

/// Every minute, a job for each key; its outcome is the address of the row. Words in the address
/// say what is otherwise.
final class Echo implements Agenda<Feed, FeedLink, String> {
  static final Stream<FeedLink> STREAM =
      new Stream<>("echo", FeedLink.class, "test.echo", Duration.ofDays(1), 0, false);

  /// What jobs and folds were called with, in that order.
  final List<String> jobs = new ArrayList<>();

  final List<String> folds = new ArrayList<>();
  final List<Instant> foldedAt = new ArrayList<>();

  @Override
  public Class<FeedLink> rowType() {
    return FeedLink.class;
  }

  @Override
  public void arrived(Input<Feed> input, Rows rows, Plan<FeedLink> plan) {
    if (input.value() == null) {
      plan.drop(input.key());
      return;
    }
    String url = input.value().url();
    Instant at = url.contains("never") ? Plan.NEVER : input.now();
    String href = url.contains("huge") ? "x".repeat(1_000_000) : url;
    plan.row(input.key(), at, new FeedLink(href, null, null));
  }

  @Override
  public Launch<FeedLink, String> launch(String key, FeedLink row, Rows rows, Instant now) {
    return new Launch.Run<>(
        Ids.hostOfFeed(key),
        () -> {
          jobs.add(row.href());
          if (row.href().contains("job-throws")) {
            throw new IllegalStateException("the job throws");
          }
          if (row.href().contains("job-ends-with-error")) {
            throw new LinkageError("the job ends with an error");
          }
          return row.href();
        });
  }

  @Override
  public void finished(
      String key, String outcome, Optional<FeedLink> row, Rows rows, Plan<FeedLink> plan) {
    Instant now = plan.origin().now();
    folds.add(outcome);
    foldedAt.add(now);
    if (outcome.contains("fold-throws")) {
      throw new IllegalStateException("the fold throws");
    }
    if (outcome.contains("asks-for-an-hour")) {
      plan.pauseHost(Ids.hostOfFeed(key), Duration.ofHours(1));
    }
    Instant next = outcome.contains("at-once") ? now : now.plusSeconds(60);
    row.ifPresent(each -> {
      plan.row(key, next, each);
      plan.emit(Event.of(STREAM, key, new FeedLink(outcome, null, null), now));
    });
  }

  @Override
  public String failed(String key, Throwable thrown) {
    return "failed: " + thrown.getMessage();
  }

  @Override
  public long weight(String outcome) {
    return outcome.contains("megabyte") ? 1 << 20 : outcome.length();
  }
}
