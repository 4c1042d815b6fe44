package org.nightdesk.desk.register;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.desk.http.Problem;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.table.Table;

/// A compacted stream that the desk reads and writes. Thread-safe; writing blocks until the desk's
/// own table has the record.
public final class Register<V> {
  /// A healthy broker takes milliseconds.
  private static final long PATIENCE_SECONDS = 10;

  /// Keys share this many locks; two that share one only wait for each other a moment.
  private static final int LOCKS = 64;

  private final Stream<V> stream;
  private final Publisher publisher;
  private final Table<V> table;
  private final List<ReentrantLock> locks =
      java.util.stream.Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

  public Register(Stream<V> stream, Publisher publisher, Table<V> table) {
    this.stream = stream;
    this.publisher = publisher;
    this.table = table;
  }

  public Optional<V> get(String key) {
    return table.get(key);
  }

  public Collection<V> all() {
    return table.all().values();
  }

  /// Writes a value; refuses with 503 when Kafka does not take it.
  public void put(String key, V value) {
    alone(List.of(key), () -> await(List.of(publisher.publish(stream, key, value))));
  }

  /// Reads a value, changes it and writes it, while nobody else in this process can write that key.
  /// A change that gives back the value it was given is not written; what it throws ends it.
  ///
  /// @param change quick: others wait for it
  /// @return the value that stands now; empty: there was none, and nothing was done
  public Optional<V> update(String key, UnaryOperator<V> change) {
    List<V> stands = new ArrayList<>(1);
    alone(
        List.of(key),
        () ->
            get(key)
                .ifPresent(old -> {
                  V next = change.apply(old);
                  if (!next.equals(old)) {
                    await(List.of(publisher.publish(stream, key, next)));
                  }
                  stands.add(next);
                }));
    return stands.stream().findFirst();
  }

  /// Writes many values, acknowledged together.
  public void putAll(Map<String, V> values) {
    alone(values.keySet(), () -> await(published(values)));
  }

  /// Takes a key off the stream.
  public void remove(String key) {
    alone(List.of(key), () -> await(List.of(publisher.remove(stream, key))));
  }

  /// Takes a key off the stream if its value, while nobody else in this process can write it, is
  /// so.
  public void removeIf(String key, Predicate<V> so) {
    alone(
        List.of(key),
        () -> {
          if (get(key).filter(so).isPresent()) {
            await(List.of(publisher.remove(stream, key)));
          }
        });
  }

  /// Once one could not be sent, the rest would only wait as long again each.
  private List<CompletableFuture<Publisher.Position>> published(Map<String, V> values) {
    List<CompletableFuture<Publisher.Position>> written = new ArrayList<>();
    for (Map.Entry<String, V> entry : values.entrySet()) {
      var one = publisher.publish(stream, entry.getKey(), entry.getValue());
      written.add(one);
      if (one.isCompletedExceptionally()) {
        break;
      }
    }
    return written;
  }

  /// Does something while nobody else writes these keys. Locks are taken in one order, so that two
  /// who want several cannot wait for each other.
  private void alone(Collection<String> keys, Runnable work) {
    SortedSet<Integer> wanted = new TreeSet<>();
    keys.forEach(key -> wanted.add(Math.floorMod(key.hashCode(), LOCKS)));
    Deque<ReentrantLock> held = new ArrayDeque<>();
    try {
      for (int index : wanted) {
        ReentrantLock lock = locks.get(index);
        if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new Refusal(
              Problem.of(503, "an earlier change still waits for Kafka; nothing was changed"));
        }
        held.push(lock);
      }
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Problem.of(503, "the desk is stopping"));
    } finally {
      held.forEach(ReentrantLock::unlock);
    }
  }

  private void await(List<CompletableFuture<Publisher.Position>> written) {
    List<CompletableFuture<@Nullable Void>> known =
        written.stream().map(one -> one.thenCompose(table::reached)).toList();
    try {
      CompletableFuture.allOf(known.toArray(new CompletableFuture<?>[0]))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Refusal(
          Problem.of(
              503,
              "Kafka did not confirm the change; it may still appear, so look before retrying"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(Problem.of(503, "the desk is stopping"));
    }
  }
}
