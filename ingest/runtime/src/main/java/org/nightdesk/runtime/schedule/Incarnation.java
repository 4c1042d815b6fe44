package org.nightdesk.runtime.schedule;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// The jobs of one life of a processor. Once closed it aborts them, and what still comes back is
/// dropped: the rows will be due again for whoever owns them then.
final class Incarnation<O> {
  /// A job's end.
  ///
  /// @param host whose limit it held
  record Done<O>(String key, String host, O outcome) {}

  private final Jobs jobs;
  private final Queue<Done<O>> done = new ConcurrentLinkedQueue<>();
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private static final class Running {
    private final String host;
    private volatile Optional<Thread> thread = Optional.empty();

    Running(String host) {
      this.host = host;
    }
  }

  Incarnation(Jobs jobs) {
    this.jobs = jobs;
  }

  void start(String key, String host, Callable<O> job, Function<Throwable, O> failed) {
    Running state = new Running(host);
    running.put(key, state);
    jobs.started(state);
    jobs.execute(() -> {
      state.thread = Optional.of(Thread.currentThread());
      O outcome;
      try {
        outcome = job.call();
      } catch (Exception | StackOverflowError e) {
        outcome = failed.apply(e);
      }
      state.thread = Optional.empty();
      if (!closed) {
        done.add(new Done<>(key, host, outcome));
      }
    });
  }

  boolean isOut(String key) {
    return running.containsKey(key);
  }

  int out() {
    return running.size();
  }

  Optional<Done<O>> poll() {
    return Optional.ofNullable(done.poll());
  }

  /// The outcome is dealt with: its place is free.
  void folded(Done<O> ended, java.time.Instant now) {
    Running state = running.remove(ended.key());
    if (state != null) {
      jobs.limits().release(state.host, now);
      jobs.folded(state);
    }
  }

  void close(java.time.Instant now) {
    closed = true;
    running
        .values()
        .forEach(state -> {
          state.thread.ifPresent(Thread::interrupt);
          jobs.limits().release(state.host, now);
          jobs.folded(state);
        });
    running.clear();
    done.clear();
  }
}
