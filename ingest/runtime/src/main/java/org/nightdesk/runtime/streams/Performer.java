package org.nightdesk.runtime.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.nightdesk.runtime.json.Json;

/// Carries out what a step worked out. Nothing is caught here: what Kafka throws on `put` and
/// `forward` steers its own threads. Belongs to one processor and its thread.
public final class Performer implements Rows {
  /// More often, and every record would be a transaction of its own.
  private static final long COMMIT_EVERY_MS = 25;

  /// So many events are enough for one transaction, however quickly they came.
  private static final int COMMIT_AFTER = 400;

  private final ProcessorContext<String, byte[]> context;
  private final String stage;
  private final StepMetrics metrics;
  private final Map<String, KeyValueStore<String, byte[]>> stores = new HashMap<>();
  private long lastCommit;
  private int forwarded; // since then

  public Performer(ProcessorContext<String, byte[]> context, String stage, StepMetrics metrics) {
    this.context = context;
    this.stage = stage;
    this.metrics = metrics;
  }

  /// Puts the rows, then forwards the events, then asks for a commit if there was one to send and
  /// the last is long enough, or enough events, ago.
  public void perform(Effects effects) {
    for (Effects.Put put : effects.puts()) {
      // A row without bytes is deleted.
      store(put.store()).put(put.key(), put.row().bytes());
    }
    for (Event event : effects.events()) {
      context.forward(
          new Record<>(
              event.key(),
              event.payload().bytes(),
              event.at().toEpochMilli(),
              event.recordHeaders()),
          sinkOf(stage, event.stream().name()));
      metrics.sent(stage, event);
    }
    if (!effects.events().isEmpty()) {
      forwarded += effects.events().size();
      commitSoon();
    }
    if (effects.commitsAtOnce()) {
      context.commit();
    }
    effects.then().forEach(Runnable::run);
  }

  private void commitSoon() {
    long now = context.currentSystemTimeMs();
    if (now - lastCommit >= COMMIT_EVERY_MS || forwarded >= COMMIT_AFTER) {
      lastCommit = now;
      forwarded = 0;
      context.commit();
    }
  }

  static String sinkOf(String stage, String stream) {
    return stage + "-to-" + stream;
  }

  /// The store itself.
  public KeyValueStore<String, byte[]> store(String name) {
    return stores.computeIfAbsent(name, context::getStateStore);
  }

  @Override
  public <R> Optional<R> get(String store, String key, Class<R> type) {
    byte[] bytes = store(store).get(key);
    return bytes == null ? Optional.empty() : Optional.of(Json.read(bytes, type));
  }

  @Override
  public <R> Optional<R> due(String store, String key, Class<R> type) {
    byte[] bytes = store(store).get(key);
    return bytes == null ? Optional.empty() : Optional.of(DueRow.row(bytes, type));
  }

  @Override
  public <R> List<Map.Entry<String, R>> startingWith(
      String store, String prefix, int limit, Class<R> type) {
    return scan(store, prefix, limit, bytes -> Json.read(bytes, type));
  }

  @Override
  public <R> List<Map.Entry<String, R>> dueStartingWith(
      String store, String prefix, int limit, Class<R> type) {
    return scan(store, prefix, limit, bytes -> DueRow.row(bytes, type));
  }

  private <R> List<Map.Entry<String, R>> scan(
      String store, String prefix, int limit, Function<byte[], R> decode) {
    List<Map.Entry<String, R>> rows = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> found =
        store(store).prefixScan(prefix, new StringSerializer())) {
      while (found.hasNext() && rows.size() < limit) {
        var row = found.next();
        rows.add(Map.entry(row.key, decode.apply(row.value)));
      }
    }
    return rows;
  }
}
