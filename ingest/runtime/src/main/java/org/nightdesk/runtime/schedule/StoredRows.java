package org.nightdesk.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.DueRow;
import org.nightdesk.runtime.streams.Effects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rows of one life of a scheduler, as the store has them. What is to become of them is worked
/// out in plans. Not thread-safe.
final class StoredRows<R> {
  private static final Logger LOG = LoggerFactory.getLogger(StoredRows.class);
  private static final Duration PARKED = Duration.ofHours(1);

  private final String stage;
  private final KeyValueStore<String, byte[]> store;
  private final Class<R> type;
  private final Watch<R> watch;

  StoredRows(String stage, KeyValueStore<String, byte[]> store, Class<R> type, Watch<R> watch) {
    this.stage = stage;
    this.store = store;
    this.type = type;
    this.watch = watch;
  }

  /// Goes through all keys and their due times, and shows the rows to the watch.
  ///
  /// @param looks whether the watch needs that: reading every row takes its time
  void open(boolean looks, BiConsumer<String, Instant> each) {
    try (KeyValueIterator<String, byte[]> rows = store.all()) {
      rows.forEachRemaining(row -> {
        each.accept(row.key, DueRow.at(row.value));
        if (looks) {
          show(row.key, row.value);
        }
      });
    }
  }

  private void show(String key, byte[] stored) {
    try {
      watch.stands(key, DueRow.row(stored, type));
    } catch (RuntimeException e) {
      // When it is due it is parked, with a dead letter.
      LOG.warn("row cannot be read stage={} key={}", stage, key, e);
    }
  }

  /// A row, if there is one.
  Optional<R> row(String key) {
    byte[] stored = stored(key);
    return stored == null ? Optional.empty() : Optional.of(DueRow.row(stored, type));
  }

  /// When a row is due, if there is one.
  Optional<Instant> due(String key) {
    byte[] stored = stored(key);
    return stored == null ? Optional.empty() : Optional.of(DueRow.at(stored));
  }

  private byte @Nullable [] stored(String key) {
    return store.get(key);
  }

  /// An empty plan for a record.
  Plan<R> plan(Effects.Origin origin) {
    return new Plan<>(origin, store.name(), watch);
  }

  /// An empty plan for a row.
  Plan<R> plan(String key, Instant now) {
    return plan(Effects.Origin.ofTimer(stage, key, now));
  }

  /// A plan by which the row comes again much later, and a dead letter says why.
  Plan<R> parked(String key, Throwable thrown, Instant now) {
    Plan<R> plan = plan(key, now);
    byte[] stored = stored(key);
    plan.deadLetter(key, stored, DeadLetters.Cause.of(DeadLetters.Reason.FAILED, thrown, now));
    if (stored != null) {
      plan.parked(key, now.plus(PARKED), stored);
    }
    return plan;
  }

  /// This life is over.
  void closed() {
    watch.closed();
  }
}
