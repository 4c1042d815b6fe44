package org.nightdesk.runtime.schedule;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Where a service's jobs run: virtual threads, or inline in tests. Shared by all tasks of the
/// process; thread-safe.
public final class Jobs {
  private final Executor executor;
  private final HostLimits limits;
  private final Set<Object> out = ConcurrentHashMap.newKeySet(); // handed out, not yet folded
  private volatile boolean draining;

  private Jobs(Executor executor, HostLimits limits) {
    this.executor = executor;
    this.limits = limits;
  }

  /// Each job on a virtual thread of its own.
  public static Jobs onVirtualThreads(HostLimits limits) {
    return new Jobs(task -> Thread.ofVirtual().name("job").start(task), limits);
  }

  /// Each job at once, on the caller's thread.
  public static Jobs inline(HostLimits limits) {
    return new Jobs(Runnable::run, limits);
  }

  /// Each job where the executor runs it.
  static Jobs on(Executor executor, HostLimits limits) {
    return new Jobs(executor, limits);
  }

  HostLimits limits() {
    return limits;
  }

  boolean isDraining() {
    return draining;
  }

  void started(Object job) {
    out.add(job);
  }

  void folded(Object job) {
    out.remove(job);
  }

  int running() {
    return out.size();
  }

  void execute(Runnable task) {
    executor.execute(task);
  }

  /// Starts no new job and waits until those under way have ended and their outcomes are folded, at
  /// most so long. What is not done by then comes again after the next start.
  public void drain(Duration grace) {
    draining = true;
    long end = System.nanoTime() + grace.toNanos();
    while (!out.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
