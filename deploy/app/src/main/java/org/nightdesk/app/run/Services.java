package org.nightdesk.app.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.health.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The services of a process. They start side by side, and stop side by side: each waits for Kafka
/// or for jobs under way, none for another.
final class Services implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Services.class);
  private static final String COMPONENT = "start";

  private final Environment environment;
  private final List<Roles.Started> started = new CopyOnWriteArrayList<>();

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
    List<Callable<?>> starts = new ArrayList<>();
    roles.forEach(role -> starts.add(() -> start(role, sink)));
    together("start-", starts);
    environment.health().remove(COMPONENT);
  }

  private boolean start(Role role, @Nullable Supplier<?> sink) {
    long start = System.nanoTime();
    started.add(Roles.start(role, environment, sink));
    LOG.info(
        "role started role={} took_ms={}",
        role.word(),
        Duration.ofNanos(System.nanoTime() - start).toMillis());
    return true;
  }

  private String progress(Set<Role> roles) {
    return "%d of %d roles are up".formatted(started.size(), roles.size());
  }

  /// Where a person signs in, once a desk has started.
  Optional<String> signInLink() {
    return started.stream().flatMap(each -> each.signInLink().stream()).findFirst();
  }

  @Override
  public void close() {
    List<Callable<?>> stops = new ArrayList<>();
    for (Roles.Started each : started) {
      stops.add(() -> {
        each.service().close();
        return true;
      });
    }
    started.clear();
    together("stop-", stops);
  }

  /// Waits for all, also when one fails.
  private static void together(String threads, List<Callable<?>> tasks) {
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name(threads, 1).factory())) {
      tasks.forEach(task -> all.add(executor.submit(task)));
    }
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
