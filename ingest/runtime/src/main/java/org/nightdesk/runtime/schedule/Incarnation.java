package org.nightdesk.runtime.schedule;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The jobs of one life of a processor. Once closed it aborts them, and what still comes back is
/// dropped: the rows will be due again for whoever owns them then.
final class Incarnation<O> {
  private static final Logger LOG = LoggerFactory.getLogger(Incarnation.class);

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
    private @Nullable Thread thread;
    private boolean aborted;

    Running(String host) {
      this.host = host;
    }

    /// The job's thread is here; false: it came too late.
    synchronized boolean begins() {
      thread = Thread.currentThread();
      return !aborted;
    }

    synchronized void ends() {
      thread = null;
    }

    synchronized void abort() {
      aborted = true;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  Incarnation(Jobs jobs) {
    this.jobs = jobs;
  }

  /// Starts a job for a key that has none out.
  ///
  /// @param failed what counts as the outcome of a job that throws, whatever it throws
  void start(String key, String host, Callable<O> job, Function<Throwable, O> failed) {
    Running state = new Running(host);
    running.put(key, state);
    jobs.started(state);
    jobs.execute(() -> {
      if (!state.begins()) {
        return;
      }
      O outcome = outcome(key, job, failed);
      state.ends();
      if (!closed) {
        done.add(new Done<>(key, host, outcome));
      }
    });
  }

  /// The top of a job's thread: what passed here would leave the job out, and its row with it,
  /// until the process is started anew.
  private static <O> O outcome(String key, Callable<O> job, Function<Throwable, O> failed) {
    try {
      return job.call();
    } catch (Exception e) {
      return failed.apply(e);
    } catch (Throwable e) {
      LOG.error("job ended with an error key={}", key, e);
      return failed.apply(e);
    }
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
  void folded(Done<O> ended, Instant now) {
    Running state = running.remove(ended.key());
    if (state != null) {
      jobs.limits().release(state.host, now);
      jobs.folded(state);
    }
  }

  void close(Instant now) {
    closed = true;
    running
        .values()
        .forEach(state -> {
          state.abort();
          jobs.limits().release(state.host, now);
          jobs.folded(state);
        });
    running.clear();
    done.clear();
  }
}
