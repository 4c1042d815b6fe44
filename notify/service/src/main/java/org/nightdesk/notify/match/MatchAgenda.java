package org.nightdesk.notify.match;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
/// in a store and goes out in parts, each in a commit of its own, because a transaction that takes
/// longer than its time limit would start over for ever.
public final class MatchAgenda implements Agenda<TaggedItem, MatchAgenda.Head, String> {
  /// The parts that wait, by the key of their head and their number.
  public static final String PARTS = "match-parts";

  private static final int AT_ONCE = 100;
  private static final Duration BETWEEN = Duration.ofMillis(10);

  private final Matching matching;
  private final IntConsumer withheld;

  /// @param withheld is told how many alerts an item would have made had it not been put back by
  ///   hand
  public MatchAgenda(Matching matching, IntConsumer withheld) {
    this.matching = matching;
    this.withheld = withheld;
  }

  /// Which part of a fan-out comes next.
  ///
  /// @param next from 0
  /// @param count of parts
  /// @param trace `traceparent` of the item
  public record Head(int next, int count, String trace) {}

  @Override
  public Class<Head> rowType() {
    return Head.class;
  }

  @Override
  public void arrived(Input<TaggedItem> input, Rows rows, Plan<Head> plan) {
    TaggedItem tagged = input.value();
    if (tagged == null) {
      return;
    }
    List<Fanout> parts = matching.of(tagged, input.now());
    int hearers = parts.stream().mapToInt(part -> part.subscriptions().size()).sum();
    if (input.replay() != null && !input.replay().equals(CloudEvent.REPLAY_ALERT)) {
      withheld.accept(hearers);
      return;
    }
    if (hearers <= AT_ONCE) {
      parts.forEach(part -> emit(part, input.trace(), plan));
      return;
    }
    String key = tagged.id() + "/" + tagged.revision();
    for (int i = 0; i < parts.size(); i++) {
      plan.put(PARTS, partKey(key, i), parts.get(i));
    }
    plan.row(key, input.now(), new Head(0, parts.size(), input.trace()));
  }

  @Override
  public Launch<Head, String> launch(String key, Head head, Rows rows, Instant now) {
    Optional<Fanout> part = rows.get(PARTS, partKey(key, head.next()), Fanout.class);
    return new Launch.Fold<>(plan -> {
      part.ifPresent(fanout -> emit(fanout, head.trace(), plan));
      plan.delete(PARTS, partKey(key, head.next()));
      int next = head.next() + 1;
      if (next < head.count()) {
        plan.row(key, now.plus(BETWEEN), new Head(next, head.count(), head.trace()));
      } else {
        plan.drop(key);
      }
    });
  }

  @Override
  public void finished(String key, String outcome, Optional<Head> row, Rows rows, Plan<Head> plan) {
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

  private static void emit(Fanout fanout, String trace, Effects effects) {
    Instant now = effects.origin().now();
    for (Alert alert : fanout.alerts()) {
      String ceId = alert.id() + "/" + alert.item();
      effects.emit(
          Event.of(Stream.ALERTS, alert.subscription(), alert, ceId, now)
              .with(CloudEvent.TRACE_PARENT, trace));
    }
  }

  private static String partKey(String key, int part) {
    return key + "#" + part;
  }
}
