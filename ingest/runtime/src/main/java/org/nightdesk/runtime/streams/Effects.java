package org.nightdesk.runtime.streams;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.runtime.json.Json;

/// What is to come of one record: rows and events, encoded and measured, but nothing done yet. Used
/// by one thread.
public class Effects {
  private final Origin origin;
  private final List<Put> puts = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Runnable> then = new ArrayList<>();
  private boolean commitAtOnce;

  /// Where the work comes from.
  ///
  /// @param stage name of the step
  /// @param place of the record
  /// @param key of the record
  /// @param now by the topology's clock
  /// @param trace `traceparent` for events that bring none
  /// @param headers of the record
  public record Origin(
      String stage,
      DeadLetters.Place place,
      String key,
      Instant now,
      @Nullable String trace,
      Map<String, String> headers) {
    public Origin {
      headers = Map.copyOf(headers);
    }

    /// Of work that no record brought.
    public static Origin ofTimer(String stage, String key, Instant now) {
      return new Origin(stage, DeadLetters.Place.NOWHERE, key, now, null, Map.of());
    }
  }

  /// A row to write.
  record Put(String store, String key, Event.Payload row) {}

  public Effects(Origin origin) {
    this.origin = origin;
  }

  /// Writes a row.
  ///
  /// @throws IllegalArgumentException if it is larger than Kafka takes
  public void put(String store, String key, Object row) {
    putBytes(store, key, Json.bytes(row));
  }

  protected final void putBytes(String store, String key, byte[] bytes) {
    if (bytes.length > Event.MAX_BYTES || key.length() > Event.MAX_KEY) {
      throw new TooLargeException(
          "a row of %s has %d bytes and a key of %d characters"
              .formatted(store, bytes.length, key.length()));
    }
    puts.add(new Put(store, key, new Event.Payload(bytes)));
  }

  /// Deletes a row.
  public void delete(String store, String key) {
    puts.add(new Put(store, key, new Event.Payload(null)));
  }

  /// Sends an event; one that is too large becomes a dead letter of its reason.
  public void emit(Event event) {
    if (event.isTooLarge()) {
      deadLetter(
          event.key(),
          null,
          new DeadLetters.Cause(DeadLetters.Reason.TOO_LARGE, event.sizes(), origin.now()));
      return;
    }
    boolean traced = event.headers().containsKey(CloudEvent.TRACE_PARENT);
    events.add(
        traced || origin.trace() == null
            ? event
            : event.with(CloudEvent.TRACE_PARENT, origin.trace()));
  }

  /// Records that something cannot be processed.
  public void deadLetter(@Nullable String key, byte @Nullable [] value, DeadLetters.Cause cause) {
    events.add(DeadLetters.of(origin, key, value, cause));
  }

  /// Does something when rows and events have been carried out: counting, which may happen neither
  /// for work that threw nor twice for work that is tried again.
  public final void then(Runnable count) {
    then.add(count);
  }

  /// Asks for a commit when all this has been carried out, before a job can start that builds on
  /// it.
  public final void commitAtOnce() {
    commitAtOnce = true;
  }

  final boolean commitsAtOnce() {
    return commitAtOnce;
  }

  final List<Runnable> then() {
    return then;
  }

  public Origin origin() {
    return origin;
  }

  final List<Put> puts() {
    return puts;
  }

  /// What is to be sent, in order.
  public List<Event> events() {
    return List.copyOf(events);
  }

  /// A value is larger than Kafka takes.
  static final class TooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }
}
