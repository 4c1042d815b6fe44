package org.nightdesk.app.run;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One role of a process. It starts on a thread of its own, and may be told to stop meanwhile.
final class StartingRole {
  private static final Logger LOG = LoggerFactory.getLogger(StartingRole.class);

  /// The longest that the end waits for the start, first as it is, then interrupted.
  private static final Duration START = Duration.ofSeconds(2);

  private static final Duration INTERRUPTED = Duration.ofSeconds(1);

  private final Role role;
  private final Supplier<Roles.Service> make;
  private final Thread thread;
  private volatile Roles.@Nullable Service service;
  private volatile @Nullable RuntimeException failure;
  private volatile boolean up;
  private volatile boolean closing;

  StartingRole(Role role, Supplier<Roles.Service> make) {
    this.role = role;
    this.make = make;
    this.thread = Thread.ofPlatform().name("start-" + role.word()).unstarted(this::run);
  }

  /// Begins; returns at once.
  void start() {
    thread.start();
  }

  /// Waits for the end of the start.
  ///
  /// @throws RuntimeException what it has thrown
  void await() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }

  boolean isUp() {
    return up;
  }

  /// The service, once it was made.
  Roles.@Nullable Service service() {
    return service;
  }

  private void run() {
    long start = System.nanoTime();
    try {
      requireOpen();
      Roles.Service made = make.get();
      service = made;
      if (mayStopEarly()) {
        requireOpen();
      }
      made.start().run();
      up = true;
      LOG.info(
          "role started role={} took_ms={}",
          role.word(),
          Duration.ofNanos(System.nanoTime() - start).toMillis());
    } catch (RuntimeException e) {
      failure = e;
    } catch (Error e) {
      failure = new IllegalStateException(e);
      throw e;
    }
  }

  private void requireOpen() {
    if (closing) {
      throw new IllegalStateException("told to stop");
    }
  }

  /// A desk opens its port at the end of its start, and does not ask who has closed it meanwhile.
  private boolean mayStopEarly() {
    return role != Role.DESK;
  }

  /// Stops the service. One that is starting is stopped first, so that it waits for nothing any
  /// more, and once again when its start has ended: that may have opened something yet.
  ///
  /// @return whether the start had ended
  boolean stop() throws Exception {
    closing = true;
    if (thread.isAlive() && mayStopEarly()) {
      stop(service);
    }
    boolean ended = thread.join(START);
    if (!ended) {
      thread.interrupt();
      LOG.warn("stopped while it was starting role={}", role.word());
      boolean _ = thread.join(INTERRUPTED);
    }
    stop(service);
    return ended;
  }

  private static void stop(Roles.@Nullable Service service) throws Exception {
    if (service != null) {
      service.stop().close();
    }
  }
}
