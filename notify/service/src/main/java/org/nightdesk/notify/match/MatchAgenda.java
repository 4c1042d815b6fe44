package org.nightdesk.notify.match;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.runtime.schedule.Agenda;
import org.nightdesk.runtime.schedule.Plan;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.Input;
import org.nightdesk.runtime.streams.Rows;

/// The step from `tagged` to `alerts`. What matches few goes out at once; what matches many stands
/// in a store and goes out in parts, one a commit, because a transaction that takes longer than its
/// time limit would start over for ever. At most 1,000 alerts go out in a commit, whatever the
/// items, the partitions and the subscriptions.
public final class MatchAgenda implements Agenda<TaggedItem, MatchAgenda.Queue, String> {
  /// The schedule: one row while parts wait.
  public static final String SCHEDULE = "match-fanout";

  /// The parts that wait, first come first.
  public static final String PARTS = "match-parts";

  private static final int AT_ONCE = 100;
  private static final String ROW = "queue";

  // A commit is asked for at most every 25 ms.
  private static final Duration APART = Duration.ofMillis(30);

  private final Matching matching;
  private final Withheld withheld;
  private final Turns turns = new Turns(APART);

  /// Makes the step.
  ///
  /// @param withheld is told of alerts that are not made
  public MatchAgenda(Matching matching, Withheld withheld) {
    this.matching = matching;
    this.withheld = withheld;
  }

  /// Is told how many alerts are not made: thousands, of which a record each would say nothing.
  ///
  /// @param baseline because their item stood in its feed when that was first read
  /// @param replay because their item was put back by hand
  public record Withheld(IntConsumer baseline, IntConsumer replay) {}

  /// That parts wait.
  ///
  /// @param since when the last of them came
  public record Queue(Instant since) {}

  @Override
  public Class<Queue> rowType() {
    return Queue.class;
  }

  @Override
  public void arrived(Input<TaggedItem> input, Rows rows, Plan<Queue> plan) {
    TaggedItem tagged = input.value();
    if (tagged == null) {
      return;
    }
    Matching.Matched found = matching.of(tagged, input.now());
    if (found.baseline() > 0) {
      plan.then(() -> withheld.baseline().accept(found.baseline()));
    }
    List<Hearing> matched = found.hearings();
    int hearers = matched.stream().mapToInt(hearing -> hearing.subscriptions().size()).sum();
    if (input.replay() != null && !input.replay().equals(CloudEvent.REPLAY_ALERT)) {
      plan.then(() -> withheld.replay().accept(hearers));
      return;
    }
    List<Fanout> parts = Fanout.parts(matched, input.trace());
    if (hearers <= AT_ONCE) {
      parts.forEach(part -> emit(part, plan));
      return;
    }
    String key = key(tagged, input.now());
    for (int i = 0; i < parts.size(); i++) {
      plan.put(PARTS, "%s#%06d".formatted(key, i), parts.get(i));
    }
    plan.row(ROW, input.now(), new Queue(input.now()));
  }

  /// The same for the same record at the same instant alone.
  private static String key(TaggedItem tagged, Instant now) {
    int change = tagged.story() == null ? 0 : tagged.story().change();
    return "%013d/%s/%d/%s/%d"
        .formatted(
            now.toEpochMilli(), tagged.id(), tagged.revision(), tagged.change().word(), change);
  }

  @Override
  public Launch<Queue, String> launch(String key, Queue queue, Rows rows, Instant now) {
    return new Launch.Fold<>(plan -> next(key, queue, rows, plan));
  }

  private void next(String key, Queue queue, Rows rows, Plan<Queue> plan) {
    Instant now = plan.origin().now();
    Instant turn = turns.take(now);
    if (turn.isAfter(now)) {
      plan.row(key, turn, queue);
      return;
    }
    List<Map.Entry<String, Fanout>> waiting = rows.startingWith(PARTS, "", 2, Fanout.class);
    if (!waiting.isEmpty()) {
      emit(waiting.getFirst().getValue(), plan);
      plan.delete(PARTS, waiting.getFirst().getKey());
    }
    if (waiting.size() > 1) {
      plan.row(key, now.plus(APART), queue);
    } else {
      plan.drop(key);
    }
  }

  @Override
  public void finished(
      String key, String outcome, Optional<Queue> row, Rows rows, Plan<Queue> plan) {
    throw new IllegalStateException("match runs no jobs");
  }

  @Override
  public String failed(String key, Throwable thrown) {
    return key;
  }

  @Override
  public long weight(String outcome) {
    return outcome.length();
  }

  private static void emit(Fanout fanout, Effects effects) {
    Instant now = effects.origin().now();
    fanout.alerts().forEach(alert -> effects.emit(event(alert, fanout.trace(), now)));
  }

  private static Event event(Alert alert, String trace, Instant now) {
    String ceId = alert.id() + "/" + alert.item() + "/" + alert.revision();
    return Event.of(Stream.ALERTS, alert.subscription(), alert, ceId, now)
        .with(CloudEvent.TRACE_PARENT, trace);
  }
}
