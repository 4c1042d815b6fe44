package org.nightdesk.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.DueRow;
import org.nightdesk.runtime.streams.Effects;

/// Effects that may also change what is due when.
public final class Plan<R> extends Effects {
  /// A row that is never due of itself.
  public static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final String store;
  private final Map<String, @Nullable Instant> due = new LinkedHashMap<>(); // null: row deleted
  private final Map<String, Instant> pauses = new LinkedHashMap<>();

  private final Watch<R> watch;

  Plan(Origin origin, String store, Watch<R> watch) {
    super(origin);
    this.store = store;
    this.watch = watch;
  }

  /// Writes a row of the schedule, due at that instant.
  public void row(String key, Instant at, R row) {
    putBytes(store, key, DueRow.encode(at, Json.bytes(row)));
    due.put(key, at);
    then(() -> watch.stands(key, row));
  }

  /// Keeps a row as it is, due at another time.
  void parked(String key, Instant at, byte[] stored) {
    byte[] row = java.util.Arrays.copyOfRange(stored, Long.BYTES, stored.length);
    putBytes(store, key, DueRow.encode(at, row));
    due.put(key, at);
  }

  /// Takes a row off the schedule.
  public void drop(String key) {
    delete(store, key);
    due.put(key, null);
    then(() -> watch.gone(key));
  }

  /// Starts no job for a host for a while, because it asked for that.
  public void pauseHost(String host, Duration length) {
    pauses.put(host, origin().now().plus(length));
  }

  Map<String, @Nullable Instant> due() {
    return due;
  }

  Map<String, Instant> pauses() {
    return pauses;
  }
}
