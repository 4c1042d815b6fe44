package org.nightdesk.app.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.health.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The services of a process. They start side by side, and stop side by side: each waits for Kafka
/// or for jobs under way, none for another. They may be told to stop while they start.
final class Services implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Services.class);
  private static final String COMPONENT = "start";

  /// The longest that the end waits for roles that are coming up.
  private static final Duration START = Duration.ofSeconds(4);

  private static final Duration INTERRUPTED_START = Duration.ofSeconds(1);

  private final Environment environment;
  private final List<Roles.Service> made = new CopyOnWriteArrayList<>();
  private final AtomicInteger up = new AtomicInteger();
  private final ExecutorService starts = threads("start-");
  private volatile boolean closing;

  Services(Environment environment) {
    this.environment = environment;
  }

  /// Starts one service for each role and returns when all are up; until then the process is not
  /// ready, whatever those say that are.
  ///
  /// @param sink what the demo's sinks received; absent outside the demo
  /// @throws RuntimeException what the first that failed has thrown; the others stay up
  void start(Set<Role> roles, @Nullable Supplier<?> sink) {
    environment.health().add(COMPONENT, () -> new Health.Report.Starting(progress(roles)));
    List<Future<?>> all = new ArrayList<>();
    try (starts) {
      roles.forEach(role -> all.add(starts.submit(() -> start(role, sink))));
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("told to stop", e);
    }
    require(all);
    environment.health().remove(COMPONENT);
  }

  private void start(Role role, @Nullable Supplier<?> sink) {
    long start = System.nanoTime();
    Roles.Service service = Roles.make(role, environment, sink);
    made.add(service);
    if (closing) {
      throw new IllegalStateException("told to stop");
    }
    service.start().run();
    up.incrementAndGet();
    LOG.info(
        "role started role={} took_ms={}",
        role.word(),
        Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  private String progress(Set<Role> roles) {
    return "%d of %d roles are up".formatted(up.get(), roles.size());
  }

  /// Where a person signs in, once a desk has started.
  Optional<String> signInLink() {
    return made.stream().flatMap(each -> each.signInLink().stream()).map(Supplier::get).findFirst();
  }

  @Override
  public void close() {
    closing = true;
    if (!haveStartsEnded()) {
      environment.directory().doubt();
      LOG.warn("stopped while roles were starting");
    }
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService stops = threads("stop-")) {
      made.forEach(each -> all.add(stops.submit(() -> stop(each))));
    }
    made.clear();
    require(all);
  }

  private static boolean stop(Roles.Service service) throws Exception {
    service.stop().close();
    return true;
  }

  private boolean haveStartsEnded() {
    starts.shutdown();
    try {
      if (starts.awaitTermination(START.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      starts.shutdownNow();
      boolean _ = starts.awaitTermination(INTERRUPTED_START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static ExecutorService threads(String name) {
    return Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name(name, 1).factory());
  }

  /// Throws what the first that failed has thrown; all have ended.
  private static void require(List<Future<?>> all) {
    for (Future<?> each : all) {
      try {
        each.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
