package org.nightdesk.runtime.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Rows;

/// What a service does with the Scheduler: which rows a record makes, which job a due row is, and
/// what comes of its outcome. All but the job itself is pure; one object serves all partitions.
///
/// @param <V> value of the records that arrive
/// @param <R> row, stored as JSON beside its due time
/// @param <O> outcome of a job
public interface Agenda<V, R, O> {
  Class<R> rowType();

  /// A record arrives for a key: folds it into rows.
  void arrived(Input<V> input, Rows rows, Plan<R> plan);

  /// A row is due: says what to do. Must not change anything.
  Launch<R, O> launch(String key, R row, Rows rows, Instant now);

  /// A job ended: folds its outcome into the row as it stands now, which may have changed or gone
  /// since the job started.
  void finished(String key, O outcome, Optional<R> row, Rows rows, Plan<R> plan);

  /// What a job that throws counts as, whether an exception or an error. Called on the job's
  /// thread; must not throw.
  O failed(String key, Throwable thrown);

  /// About how many bytes an outcome holds; bounds what one transaction takes.
  long weight(O outcome);

  /// Makes a watch for one life of a scheduler, one for each partition; absent: nobody looks.
  default Optional<Watch<R>> watch() {
    return Optional.empty();
  }

  /// What to do with a due row.
  sealed interface Launch<R, O> {
    /// Run a job, when the limits of its host allow.
    ///
    /// @param host whose limit counts, for example `poll example.org`; absent: none
    record Run<R, O>(@Nullable String host, Callable<O> job) implements Launch<R, O> {}

    /// Change rows without a job.
    record Fold<R, O>(Consumer<Plan<R>> fold) implements Launch<R, O> {}
  }
}
