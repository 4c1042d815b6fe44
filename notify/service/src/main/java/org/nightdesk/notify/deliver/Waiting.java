package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.nightdesk.runtime.schedule.Watch;

/// What waits on the schedules of this process, as their rows say; right from the first moment
/// after a restart. Thread-safe.
final class Waiting {
  /// What an alert waits for.
  enum State {
    /// Its digest closes.
    DIGEST,
    /// Its first attempt.
    DUE,
    /// A further attempt.
    RETRY
  }

  private record Seen(State state, int alerts, Instant first) {}

  private final Set<View> views = ConcurrentHashMap.newKeySet();

  /// The rows of one partition.
  private final class View implements Watch<Pending> {
    private final Map<String, Seen> rows = new ConcurrentHashMap<>();

    @Override
    public void stands(String key, Pending row) {
      switch (row.kind()) {
        case SEND ->
            rows.put(
                key,
                new Seen(row.attempt() > 1 ? State.RETRY : State.DUE, row.waiting(), row.first()));
        case DIGEST -> rows.put(key, new Seen(State.DIGEST, row.waiting(), row.first()));
        case SWEEP -> {}
      }
    }

    @Override
    public void gone(String key) {
      rows.remove(key);
    }

    @Override
    public void closed() {
      views.remove(this);
    }
  }

  Watch<Pending> watch() {
    View view = new View();
    views.add(view);
    return view;
  }

  int alerts(State state) {
    return all().filter(seen -> seen.state() == state).mapToInt(Seen::alerts).sum();
  }

  long messages() {
    return sends().count();
  }

  double oldestSeconds(Instant now) {
    return all()
        .mapToDouble(seen -> Math.max(0, Duration.between(seen.first(), now).toMillis() / 1000.0))
        .max()
        .orElse(0);
  }

  private Stream<Seen> sends() {
    return all().filter(seen -> seen.state() != State.DIGEST);
  }

  private Stream<Seen> all() {
    return views.stream().flatMap(view -> view.rows.values().stream());
  }
}
