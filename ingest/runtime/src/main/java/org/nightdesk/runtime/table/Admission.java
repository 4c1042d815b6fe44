package org.nightdesk.runtime.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.Letters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges the records of a table: those that cannot be read, or that the check refuses, go to the
/// dead letters, and where there is a check, the value that they were to replace goes back onto the
/// stream. Used by the table's thread; `refusals` by any.
final class Admission<V> {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  /// Refused keys that are remembered, and those that a report names.
  private static final int MOST_REFUSED = 100;

  private static final int MOST_NAMED = 3;

  private final Stream<V> stream;
  private final Letters letters;
  private final Map<String, String> refused = new ConcurrentHashMap<>(); // key -> why
  private Table.@Nullable Check<V> check; // set before the thread starts

  Admission(Stream<V> stream, Letters letters) {
    this.stream = stream;
    this.letters = letters;
  }

  /// What a record says.
  ///
  /// @param value absent: the key is taken off
  record Admitted<V>(@Nullable V value) {}

  void check(Table.Check<V> with) {
    check = with;
  }

  /// What the record says, unless it is refused.
  ///
  /// @param kept the value that its key has; absent: none
  /// @param isNew whether it came after the table's start; an old one had its letter then
  Optional<Admitted<V>> admit(
      ConsumerRecord<String, byte[]> record, @Nullable V kept, boolean isNew) {
    V value;
    try {
      value = record.value() == null ? null : Json.read(record.value(), stream.type());
      if (record.key() == null) {
        throw new IllegalArgumentException("the record has no key");
      }
    } catch (RuntimeException | StackOverflowError e) {
      refuse(record, kept, isNew, DeadLetters.Reason.UNREADABLE, e);
      return Optional.empty();
    }
    try {
      List<String> problems =
          value == null || check == null ? List.of() : check.problems(record.key(), value);
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", problems));
      }
    } catch (RuntimeException | StackOverflowError e) {
      refuse(record, kept, isNew, DeadLetters.Reason.FAILED, e);
      return Optional.empty();
    }
    refused.remove(record.key());
    return Optional.of(new Admitted<>(value));
  }

  private void refuse(
      ConsumerRecord<String, byte[]> record,
      @Nullable V kept,
      boolean isNew,
      DeadLetters.Reason reason,
      Throwable thrown) {
    String key = record.key();
    if (key != null && refused.size() < MOST_REFUSED) {
      refused.put(key, DeadLetters.Cause.of(reason, thrown, Instant.EPOCH).error());
    }
    if (isNew) {
      letters.write(record, reason, thrown);
      putBack(key, kept);
    } else {
      LOG.warn(
          "old value refused stream={} offset={} error={}",
          stream.name(),
          record.offset(),
          thrown.getClass().getSimpleName());
    }
  }

  private void putBack(@Nullable String key, @Nullable V kept) {
    if (check == null || key == null || kept == null) {
      return;
    }
    var _ =
        letters
            .publisher()
            .publish(stream, key, kept)
            .whenComplete((_, failure) -> {
              if (failure != null) {
                LOG.warn("value not put back stream={} key={}", stream.name(), key, failure);
              }
            });
  }

  /// How many keys stand refused, and some of them; empty: none.
  String refusals() {
    List<String> named =
        refused.entrySet().stream()
            .limit(MOST_NAMED)
            .map(each -> each.getKey() + ": " + each.getValue())
            .toList();
    return named.isEmpty() ? "" : "; %d refused, such as %s".formatted(refused.size(), named);
  }
}
