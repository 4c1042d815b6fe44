package org.nightdesk.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.health.Health;

/// The services of a process. They start side by side, and stop side by side: each waits for Kafka
/// or for jobs under way, none for another. They may be told to stop while they start.
final class Services implements AutoCloseable {
  private static final String COMPONENT = "start";

  private final Environment environment;
  private volatile List<StartingRole> roles = List.of();
  private boolean closing;

  Services(Environment environment) {
    this.environment = environment;
  }

  /// Starts one service for each role and returns when all are up; until then the process is not
  /// ready, whatever those say that are.
  ///
  /// @param sink what the demo's sinks received; absent outside the demo
  /// @throws RuntimeException what the first that failed has thrown; the others stay up
  void start(Set<Role> wanted, @Nullable Supplier<?> sink) {
    environment.health().add(COMPONENT, () -> new Health.Report.Starting(progress()));
    begin(wanted, sink).forEach(StartingRole::await);
    environment.health().remove(COMPONENT);
  }

  private synchronized List<StartingRole> begin(Set<Role> wanted, @Nullable Supplier<?> sink) {
    if (closing) {
      throw new IllegalStateException("told to stop");
    }
    roles =
        wanted.stream()
            .map(role -> new StartingRole(role, () -> Roles.make(role, environment, sink)))
            .toList();
    roles.forEach(StartingRole::start);
    return roles;
  }

  private String progress() {
    List<StartingRole> all = roles;
    return "%d of %d roles are up"
        .formatted(all.stream().filter(StartingRole::isUp).count(), all.size());
  }

  /// Where a person signs in, once a desk has started.
  Optional<String> signInLink() {
    return roles.stream()
        .flatMap(role -> Stream.ofNullable(role.service()))
        .flatMap(service -> service.signInLink().stream())
        .map(Supplier::get)
        .findFirst();
  }

  @Override
  public void close() {
    List<Future<Boolean>> ended = new ArrayList<>();
    try (ExecutorService stops =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("stop-", 1).factory())) {
      toBeClosed().forEach(role -> ended.add(stops.submit(role::stop)));
    }
    if (ended.stream()
        .anyMatch(each -> each.state() == Future.State.SUCCESS && !each.resultNow())) {
      environment.directory().doubt();
    }
    requireAll(ended);
  }

  private synchronized List<StartingRole> toBeClosed() {
    closing = true;
    return roles;
  }

  /// Throws what the first that failed has thrown; all have ended.
  private static void requireAll(List<? extends Future<?>> all) {
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
