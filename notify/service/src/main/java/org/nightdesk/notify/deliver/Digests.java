package org.nightdesk.notify.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Hash;
import org.nightdesk.notify.compose.Batch;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Rows;

/// Collects alerts for a digest and freezes it. Pure.
final class Digests {
  /// The alerts that wait, `subscription/alert`.
  static final String COLLECTED = "collected";

  /// Which subscriptions have a digest, or a chore, on the schedule.
  static final String OPEN = "open";

  // A digest of more is not read; what is beyond it comes with the next one a minute later.
  private static final int MOST = 500;

  private Digests() {}

  /// A mark that a row stands on the schedule.
  record Open(Instant since) {}

  static void collect(Alert alert, Effects effects) {
    effects.put(COLLECTED, alert.subscription() + "/" + alert.id(), alert);
  }

  static void open(String subscription, Effects effects) {
    effects.put(OPEN, subscription, new Open(effects.origin().now()));
  }

  /// Turns what was collected into a batch that no later alert changes. Its row falls due after the
  /// commit of this fold, so a crash cannot send two different digests under one id.
  static void freeze(Pending digest, Rows rows, Plan<Pending> plan) {
    String subscription = digest.subscription();
    Instant now = plan.origin().now();
    List<Alert> collected =
        rows.startingWith(COLLECTED, subscription + "/", MOST, Alert.class).stream()
            .map(Map.Entry::getValue)
            .toList();
    collected.forEach(alert -> plan.delete(COLLECTED, subscription + "/" + alert.id()));
    if (collected.size() == MOST) {
      plan.row(digest.key(), now.plus(Duration.ofMinutes(1)), digest);
    } else {
      plan.delete(OPEN, subscription);
      plan.drop(digest.key());
    }
    if (!collected.isEmpty()) {
      Pending send = frozen(digest, collected, now);
      plan.row(send.key(), now, send);
    }
  }

  private static Pending frozen(Pending digest, List<Alert> collected, Instant now) {
    List<Alert> ranked = collected.stream().sorted(RANK).toList();
    List<Alert> shown = ranked.subList(0, Math.min(Batch.MOST, ranked.size()));
    String id = Hash.of(12, "digest", digest.subscription(), now.toString());
    return new Pending(
        Pending.Kind.SEND,
        digest.subscription(),
        new Batch(id, shown, ranked.size() - shown.size(), true, now),
        ranked.stream().map(Alert::id).toList(),
        ranked.stream().map(Alert::item).distinct().toList(),
        1,
        now,
        digest.trace());
  }

  /// What more outlets tell comes first, then what scores higher, then what is newer.
  private static final Comparator<Alert> RANK =
      Comparator.comparingInt(Alert::outlets)
          .thenComparingDouble(Digests::score)
          .thenComparing(Alert::seen)
          .reversed()
          .thenComparing(Alert::id);

  private static double score(Alert alert) {
    return alert.reasons().stream()
        .mapToDouble(reason -> reason.score() == null ? 0 : reason.score())
        .max()
        .orElse(0);
  }
}
