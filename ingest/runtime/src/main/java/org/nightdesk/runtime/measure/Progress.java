package org.nightdesk.runtime.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Whether an application gets on, from one look at its figures to the next. Pure.
///
/// @param seen at the last look; absent: none yet
/// @param rounds since when its thread has not come round
/// @param records since when records wait and none was worked on
/// @param at when the last look was
/// @param held of partitions whose readers wait for a transaction, since when at the same offset
public record Progress(
    @Nullable Figures seen,
    Instant rounds,
    Instant records,
    Map<TopicPartition, Instant> held,
    Instant at) {

  /// What one look sees.
  ///
  /// @param rounds how often its thread has polled
  /// @param records how many it worked on
  /// @param lag how many committed records wait
  /// @param ends of its partitions
  public record Figures(double rounds, double records, double lag, Map<TopicPartition, Ends> ends) {
    public Figures {
      ends = Map.copyOf(ends);
    }
  }

  /// Where a partition ends.
  ///
  /// @param stable for who reads committed records: the first offset of the oldest open transaction
  /// @param last for who reads all
  public record Ends(long stable, long last) {
    boolean areApart() {
      return last > stable;
    }
  }

  public Progress {
    held = Map.copyOf(held);
  }

  /// Nothing is known yet, or any more.
  public static Progress none(Instant now) {
    return new Progress(null, now, now, Map.of(), now);
  }

  /// What is known after another look.
  public Progress after(Figures now, Instant lookedAt) {
    Figures before = seen;
    if (before == null) {
      return new Progress(now, lookedAt, lookedAt, heldSince(Map.of(), now, lookedAt), lookedAt);
    }
    boolean round = now.rounds() != before.rounds();
    boolean worked = now.records() != before.records() || now.lag() <= 0 || before.lag() <= 0;
    return new Progress(
        now,
        round ? lookedAt : rounds,
        worked ? lookedAt : records,
        heldSince(before.ends(), now, lookedAt),
        lookedAt);
  }

  private Map<TopicPartition, Instant> heldSince(
      Map<TopicPartition, Ends> before, Figures now, Instant lookedAt) {
    Map<TopicPartition, Instant> next = new HashMap<>();
    now.ends()
        .forEach((partition, ends) -> {
          if (ends.areApart()) {
            Ends old = before.get(partition);
            boolean stands = old != null && old.stable() == ends.stable();
            next.put(partition, stands ? held.getOrDefault(partition, lookedAt) : lookedAt);
          }
        });
    return next;
  }

  /// What has not moved for so long, in words; empty: it gets on.
  public Optional<String> stuck(Duration patience) {
    Figures figures = seen;
    if (figures == null) {
      return Optional.empty();
    }
    Instant limit = at.minus(patience);
    Optional<Map.Entry<TopicPartition, Instant>> longest =
        held.entrySet().stream().min(Map.Entry.comparingByValue(Comparator.naturalOrder()));
    if (!rounds.isAfter(limit)) {
      return Optional.of("its thread hangs in its work since %d s".formatted(seconds(rounds)));
    }
    if (!records.isAfter(limit)) {
      return Optional.of(
          "%.0f records wait and none was worked on since %d s"
              .formatted(figures.lag(), seconds(records)));
    }
    return longest
        .filter(each -> !each.getValue().isAfter(limit))
        .map(each ->
            "a transaction holds back what stands on %s since %d s"
                .formatted(each.getKey(), seconds(each.getValue())));
  }

  private long seconds(Instant since) {
    return Duration.between(since, at).toSeconds();
  }
}
