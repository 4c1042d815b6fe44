package org.nightdesk.desk.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Ids;
import org.nightdesk.desk.http.Problem;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.register.Register;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// "Check this address": asks ingest by a record and waits for its answer. Thread-safe.
public final class Checks {
  /// Ingest gives a site 30 s.
  private static final Duration PATIENCE = Duration.ofSeconds(35);

  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

  private final Register<Feed> feeds;
  private final InstantSource clock;
  private final Map<String, CompletableFuture<FeedStatus>> waiting = new ConcurrentHashMap<>();

  public Checks(Register<Feed> feeds, InstantSource clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  /// Hears of each status that comes in.
  public void heard(FeedStatus status) {
    CompletableFuture<FeedStatus> answer = waiting.get(status.feed());
    if (answer != null && status.lastPoll() != null) {
      answer.complete(status);
    }
  }

  /// Has the address fetched once and returns what was there; the candidate is taken off again
  /// unless it was added meanwhile.
  FeedStatus check(String url) {
    String id = Ids.feed(url);
    Instant now = clock.instant();
    CompletableFuture<FeedStatus> answer = new CompletableFuture<>();
    if (waiting.putIfAbsent(id, answer) != null) {
      throw Refusal.conflict("this address is being checked already: " + url);
    }
    try {
      feeds.put(id, new Feed(id, url, Feed.State.CHECK, null, List.of(), null, now, now));
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new Refusal(
          Problem.of(504, "no answer within " + PATIENCE.toSeconds() + " s; is ingest running?"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing completes a check with a failure", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Problem.of(503, "the desk is stopping"));
    } finally {
      waiting.remove(id);
      feeds.removeIf(id, Checks::isCandidate);
    }
  }

  /// Takes off what a desk that was killed in the middle of a check has left; not what another desk
  /// may be checking now. What cannot be taken off waits for the next start.
  public void sweep() {
    Instant old = clock.instant().minus(PATIENCE.multipliedBy(2));
    List<String> left =
        feeds.all().stream()
            .filter(feed -> isCandidate(feed) && feed.added().isBefore(old))
            .map(Feed::id)
            .toList();
    try {
      left.forEach(id -> feeds.removeIf(id, Checks::isCandidate));
    } catch (Refusal e) {
      LOG.warn("checks that were cut short could not be taken off: {}", e.getMessage());
    }
  }

  private static boolean isCandidate(Feed feed) {
    return feed.state() == Feed.State.CHECK;
  }
}
