package org.nightdesk.ingest.poll;

import java.time.Instant;
import java.util.List;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Event;

/// Writes a feed's row, and tells its status when there is something to tell. Pure but for the
/// plan.
final class Report {
  private Report() {}

  /// Keeps the row; tells its status where the word changed, at the first poll, and every ten
  /// minutes.
  static void settle(FeedRow before, FeedRow after, Instant due, Plan<FeedRow> plan) {
    if (isChanged(before, after) || after.standing().isToldAgain(plan.origin().now())) {
      tell(after, due, List.of(), plan);
    } else {
      plan.row(after.feed().id(), due, after);
    }
  }

  static boolean isChanged(FeedRow before, FeedRow after) {
    return before.standing().health() != after.standing().health()
        || before.findings().lastPoll() == null;
  }

  /// @param candidates feeds that the page announces
  static void tell(FeedRow row, Instant due, List<FeedLink> candidates, Plan<FeedRow> plan) {
    Instant now = plan.origin().now();
    String id = row.feed().id();
    plan.row(id, due, row.with(row.standing().told(now)));
    plan.emit(Event.of(Stream.FEED_STATUS, id, status(row, due, candidates, now), now));
  }

  private static FeedStatus status(
      FeedRow row, Instant due, List<FeedLink> candidates, Instant now) {
    Polling polling = row.polling();
    Standing standing = row.standing();
    Findings findings = row.findings();
    return new FeedStatus(
        row.feed().id(),
        standing.health(),
        standing.reason(),
        standing.since(),
        row.feed().url(),
        Ids.hostOfFeed(row.feed().id()),
        findings.title(),
        findings.link(),
        findings.status(),
        findings.lastPoll(),
        findings.lastNew(),
        due.equals(Plan.NEVER) ? null : due,
        polling.interval().toSeconds(),
        polling.polls(),
        polling.failures(),
        findings.items(),
        findings.entries(),
        candidates,
        now);
  }
}
