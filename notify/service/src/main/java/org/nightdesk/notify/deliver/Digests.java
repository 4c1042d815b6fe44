package org.nightdesk.notify.deliver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Hash;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Rows;

/// Collects alerts for a digest and freezes it. Pure.
final class Digests {
  /// The alerts that wait, `subscription/when/alert`, so that the oldest comes first.
  static final String COLLECTED = "collected";

  private Digests() {}

  static void collect(Batch.Entry entry, Effects effects) {
    Alert alert = entry.alert();
    long at = effects.origin().now().toEpochMilli();
    effects.put(COLLECTED, "%s/%013d/%s".formatted(alert.subscription(), at, alert.id()), entry);
  }

  /// The alert that has waited longest.
  static Optional<Map.Entry<String, Batch.Entry>> oldest(String subscription, Rows rows) {
    return rows.startingWith(COLLECTED, subscription + "/", 1, Batch.Entry.class).stream()
        .findFirst();
  }

  /// When the first of what is collected came.
  static Optional<Instant> since(String subscription, Rows rows) {
    return oldest(subscription, rows)
        .map(entry -> entry.getKey().substring(subscription.length() + 1))
        .map(key -> Instant.ofEpochMilli(Long.parseLong(key.substring(0, key.indexOf('/')))));
  }

  /// What was collected, sorted into what a digest tells, what it only counts, and what it does not
  /// tell at all.
  ///
  /// @param ranked all that it stands for, best first
  /// @param muted whose story was muted meanwhile
  /// @param overtaken whose story changed again before anybody was told
  record Sorted(List<Batch.Entry> ranked, List<Alert> muted, List<Alert> overtaken) {}

  /// Takes everything that was collected out of the store.
  static Sorted take(String subscription, Predicate<String> mutes, Rows rows, Effects effects) {
    List<Alert> muted = new ArrayList<>();
    List<Alert> overtaken = new ArrayList<>();
    Map<String, Batch.Entry> latest = new HashMap<>();
    for (var row :
        rows.startingWith(
            COLLECTED, subscription + "/", Backlog.COLLECTED + 1, Batch.Entry.class)) {
      effects.delete(COLLECTED, row.getKey());
      Batch.Entry entry = row.getValue();
      String story = entry.alert().story();
      if (mutes.test(story)) {
        muted.add(entry.alert());
        continue;
      }
      Batch.Entry earlier = latest.get(story);
      if (earlier != null) {
        overtaken.add(earlier.alert());
        // Nobody was told the earlier one, so it is not what this corrects.
        entry = new Batch.Entry(entry.alert(), earlier.before());
      }
      latest.put(story, entry);
    }
    return new Sorted(latest.values().stream().sorted(RANK).toList(), muted, overtaken);
  }

  /// The batch that no later alert changes. Its row falls due after the commit of the fold that
  /// makes it, so a crash cannot send two different digests under one id.
  static Pending freeze(Pending digest, List<Batch.Entry> ranked, Frame frame) {
    int shown = Math.min(Batch.MOST, ranked.size());
    List<Batch.LeftOut> leftOut = new ArrayList<>();
    if (ranked.size() > shown) {
      List<Batch.Entry> rest = ranked.subList(shown, ranked.size());
      leftOut.add(new Batch.LeftOut(Batch.Why.RANKED_LOWER, rest.size(), topics(rest)));
    }
    leftOut.addAll(frame.leftOut());
    String id = Hash.of(12, "digest", digest.subscription(), frame.now().toString());
    Batch batch =
        new Batch(id, ranked.subList(0, shown), leftOut, true, frame.coverage(), frame.now());
    List<Alert> all = ranked.stream().map(Batch.Entry::alert).toList();
    return Pending.send(batch, all, frame.now(), digest.trace());
  }

  /// What a batch says beside its alerts.
  ///
  /// @param leftOut before it was frozen
  record Frame(List<Batch.LeftOut> leftOut, Batch.@Nullable Coverage coverage, Instant now) {}

  /// `3 sanctions, 2 ccic`.
  private static String topics(List<Batch.Entry> entries) {
    Map<String, Long> counts =
        entries.stream()
            .map(entry -> firstTopic(entry.alert()))
            .filter(topic -> !topic.isEmpty())
            .collect(Collectors.groupingBy(topic -> topic, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String firstTopic(Alert alert) {
    return alert.reasons().stream()
        .map(Alert.Reason::topic)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  /// Corrections come first, then what more outlets tell, what scores higher, what is newer.
  private static final Comparator<Batch.Entry> RANK =
      Comparator.comparing((Batch.Entry entry) -> entry.before() != null)
          .thenComparingInt(entry -> entry.alert().outlets())
          .thenComparingDouble(entry -> score(entry.alert()))
          .thenComparing(entry -> entry.alert().seen())
          .reversed()
          .thenComparing(entry -> entry.alert().id());

  private static double score(Alert alert) {
    return alert.reasons().stream()
        .mapToDouble(reason -> reason.score() == null ? 0 : reason.score())
        .max()
        .orElse(0);
  }
}
