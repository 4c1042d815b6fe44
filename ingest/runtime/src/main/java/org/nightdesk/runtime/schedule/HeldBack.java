package org.nightdesk.runtime.schedule;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Due keys whose host has as much to do as it may, each once, those of a host in the order in
/// which they fell due. A host waits either for a place or for an instant. Not thread-safe.
final class HeldBack {
  private final Map<String, SequencedSet<String>> keys = new HashMap<>(); // by host
  private final Map<String, String> hosts = new HashMap<>(); // by key
  private final Set<String> lacking = new LinkedHashSet<>(); // hosts that wait for a place
  private final DueOrder asleep = new DueOrder(); // hosts that wait for an instant

  /// Whether another key of that host comes first.
  boolean isBehind(String host, String key) {
    return first(host).filter(first -> !first.equals(key)).isPresent();
  }

  /// Holds a key behind the others of its host; one that is held already keeps its turn.
  ///
  /// @param again when to ask for that host again; not after now: as soon as a job may have ended
  void add(String host, String key, Instant again, Instant now) {
    queue(host, key);
    if (again.isAfter(now)) {
      lacking.remove(host);
      asleep.put(host, again);
    } else {
      asleep.remove(host);
      lacking.add(host);
    }
  }

  /// Holds a key behind others of its host; when to ask again is known from them.
  void queue(String host, String key) {
    if (!host.equals(hosts.get(key))) {
      remove(key);
      hosts.put(key, host);
      keys.computeIfAbsent(host, _ -> new LinkedHashSet<>()).add(key);
    }
  }

  /// Holds a key no longer, if it did.
  void remove(String key) {
    String host = hosts.remove(key);
    if (host == null) {
      return;
    }
    Set<String> waiting = Objects.requireNonNull(keys.get(host));
    waiting.remove(key);
    if (waiting.isEmpty()) {
      keys.remove(host);
      lacking.remove(host);
      asleep.remove(host);
    }
  }

  /// Whether a key waits for a place.
  boolean lacksPlace() {
    return !lacking.isEmpty();
  }

  /// The first instant for which a key waits.
  Optional<Instant> next() {
    return asleep.next();
  }

  void clear() {
    keys.clear();
    hosts.clear();
    lacking.clear();
    asleep.clear();
  }

  /// Tries the keys of each host that has not to wait for an instant, until one stays first.
  ///
  /// @param goesOn whether more may be tried
  /// @param launch removes a key, or leaves it when its host is still busy
  /// @return whether any went out
  boolean release(Instant now, BooleanSupplier goesOn, Consumer<String> launch) {
    for (var host = asleep.poll(now); host.isPresent(); host = asleep.poll(now)) {
      lacking.add(host.get());
    }
    boolean released = false;
    for (String host : List.copyOf(lacking)) {
      var key = first(host);
      while (key.isPresent() && goesOn.getAsBoolean()) {
        launch.accept(key.get());
        if (first(host).equals(key)) {
          break;
        }
        released = true;
        key = first(host);
      }
    }
    return released;
  }

  private Optional<String> first(String host) {
    return Optional.ofNullable(keys.get(host)).map(SequencedSet::getFirst);
  }
}
