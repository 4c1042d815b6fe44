package org.nightdesk.desk.register;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private final Stream<V> stream;
  private final Publisher publisher;
  private final Table<V> table;

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
    await(List.of(publisher.publish(stream, key, value)));
  }

  /// Writes many values, acknowledged together.
  public void putAll(Map<String, V> values) {
    await(
        values.entrySet().stream()
            .map(entry -> publisher.publish(stream, entry.getKey(), entry.getValue()))
            .toList());
  }

  /// Takes a key off the stream.
  public void remove(String key) {
    await(List.of(publisher.remove(stream, key)));
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
