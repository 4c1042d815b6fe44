package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nightdesk.contract.Rhythm;
import org.nightdesk.contract.Subscription;
import org.nightdesk.runtime.streams.Rows;

/// When a digest closes. Its reader may change rhythm and quiet hours while it collects, so its row
/// falls due once a minute and its time is worked out anew. Pure.
final class Closing {
  private static final Duration LOOK = Duration.ofMinutes(1);

  private Closing() {}

  /// When the row is looked at next. All on the minute, so that many cost few transactions.
  static Instant look(Instant closes, Instant now) {
    return earlier(closes, now.truncatedTo(ChronoUnit.MINUTES).plus(LOOK));
  }

  /// When the digest closes as the subscription stands now: never later than was told before, but
  /// for quiet hours. One that does not alert now hastens nothing.
  ///
  /// @param subscription absent: deleted
  /// @return not after now: at once
  static Instant at(Pending digest, Optional<Subscription> subscription, Rows rows, Instant now) {
    if (subscription.isEmpty()) {
      return digest.first();
    }
    Subscription known = subscription.get();
    Instant closes = digest.first();
    if (known.state() == Subscription.State.ACTIVE) {
      closes =
          Digests.since(digest.subscription(), rows)
              .map(since -> Due.at(known, begin(known, since)))
              .map(asNow -> earlier(digest.first(), asNow))
              .orElse(closes);
    }
    return known.awake(closes.isBefore(now) ? now : closes);
  }

  /// A time of day that had passed when it was chosen means the next day.
  private static Instant begin(Subscription subscription, Instant since) {
    boolean later = subscription.changed().isAfter(since);
    return later && subscription.rhythm() instanceof Rhythm.Daily ? subscription.changed() : since;
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
