package org.nightdesk.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.DueRow;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Guarded;
import org.nightdesk.runtime.streams.Performer;
import org.nightdesk.runtime.streams.StepMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The processor that hands due rows to jobs and folds what comes back; see the package.
///
/// Its [Alarm] is set for the next due instant, and while jobs are out for ever longer pauses, from
/// 10 ms up.
public final class Scheduler<V, R, O> implements Processor<String, byte[], String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
  private static final Duration SLOWEST = Duration.ofMillis(250);
  private static final int MAX_OUTCOMES = 500;
  private static final long MAX_BYTES = 2 << 20;
  private static final int MAX_TRIES = 4;
  private static final Duration PARKED = Duration.ofHours(1);

  private final Terms<V> terms;
  private final Agenda<V, R, O> agenda;
  private final Jobs jobs;
  private final DueOrder order = new DueOrder();
  private final HeldBack held = new HeldBack();
  private final Alarm alarm = new Alarm(this::punctuate);
  private final List<Retry<O>> retries = new ArrayList<>();
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable Performer performer;
  private @Nullable Incarnation<O> incarnation;
  private Watch<R> watch = Watch.none();
  private Instant lastActivity = Instant.EPOCH;

  /// Names and places of one scheduler.
  ///
  /// @param stage name of the step
  /// @param input what arrives
  /// @param store of the rows
  public record Terms<V>(String stage, Stream<V> input, String store, StepMetrics metrics) {}

  /// An outcome whose fold threw.
  private record Retry<O>(Incarnation.Done<O> done, int tries, Instant at) {}

  public Scheduler(Terms<V> terms, Agenda<V, R, O> agenda, Jobs jobs) {
    this.terms = terms;
    this.agenda = agenda;
    this.jobs = jobs;
  }

  /// Starts from nothing: the same object is initialised again after a suspension.
  @Override
  public void init(ProcessorContext<String, byte[]> newContext) {
    close();
    context = newContext;
    performer = new Performer(newContext, terms.stage(), terms.metrics());
    incarnation = new Incarnation<>(jobs);
    order.clear();
    held.clear();
    retries.clear();
    alarm.reset();
    Optional<Watch<R>> looking = agenda.watch();
    watch = looking.orElseGet(Watch::none);
    try (KeyValueIterator<String, byte[]> rows = performer().store(terms.store()).all()) {
      rows.forEachRemaining(row -> {
        order.put(row.key, DueRow.at(row.value));
        looking.ifPresent(looker -> show(looker, row.key, row.value));
      });
    }
    LOG.info("schedule opened stage={} rows={}", terms.stage(), order.size());
    setTimer(now());
  }

  private void show(Watch<R> looker, String key, byte[] stored) {
    try {
      looker.stands(key, DueRow.row(stored, agenda.rowType()));
    } catch (RuntimeException e) {
      // When it is due it is parked, with a dead letter.
      LOG.warn("row cannot be read stage={} key={}", terms.stage(), key, e);
    }
  }

  @Override
  public void process(Record<String, byte[]> record) {
    terms.metrics().received(terms.stage());
    Effects.Origin origin = Guarded.origin(terms.stage(), context(), record);
    perform(Guarded.run(origin, record, new Plan<>(origin, terms.store(), watch), this::fold));
    setTimer(now());
  }

  private void fold(Record<String, byte[]> record, Plan<R> plan) {
    byte[] bytes = record.value();
    V value = bytes == null ? null : Guarded.decode(bytes, terms.input());
    agenda.arrived(Guarded.input(record, value, plan.origin()), performer(), plan);
  }

  private void punctuate() {
    Instant now = now();
    alarm.rang();
    boolean worked = drain(now);
    worked |= launch(now);
    if (worked) {
      lastActivity = now;
    }
    setTimer(now());
  }

  // --- outcomes

  private boolean drain(Instant now) {
    // Folds that throw again add to the list, so what is due is taken out of it first.
    List<Retry<O>> again = retries.stream().filter(each -> !each.at().isAfter(now)).toList();
    retries.removeAll(again);
    again.forEach(each -> finish(each.done(), each.tries(), now));
    boolean worked = !again.isEmpty();
    long bytes = 0;
    for (int i = 0; i < MAX_OUTCOMES && bytes < MAX_BYTES; i++) {
      Optional<Incarnation.Done<O>> done = incarnation().poll();
      if (done.isEmpty()) {
        break;
      }
      worked = true;
      bytes += agenda.weight(done.get().outcome());
      finish(done.get(), 0, now);
    }
    return worked;
  }

  private void finish(Incarnation.Done<O> done, int tries, Instant now) {
    Plan<R> plan = plan(done.key(), now);
    try {
      agenda.finished(done.key(), done.outcome(), row(done.key()), performer(), plan);
    } catch (RuntimeException | StackOverflowError e) {
      retryOrPark(done, tries + 1, e, now);
      return;
    }
    settle(done, plan, now);
  }

  private void settle(Incarnation.Done<O> done, Plan<R> plan, Instant now) {
    incarnation().folded(done, now);
    perform(plan);
    if (!plan.due().containsKey(done.key())) {
      // The fold left the row alone: it stays due as it stands.
      byte[] stored = performer().store(terms.store()).get(done.key());
      if (stored != null) {
        order.put(done.key(), DueRow.at(stored));
      }
    }
  }

  /// The job stays out meanwhile, so that it is not started a second time.
  private void retryOrPark(Incarnation.Done<O> done, int tries, Throwable thrown, Instant now) {
    LOG.warn("fold failed stage={} key={} tries={}", terms.stage(), done.key(), tries, thrown);
    if (tries < MAX_TRIES) {
      retries.add(new Retry<>(done, tries, now.plusMillis(200L << tries)));
      return;
    }
    Plan<R> plan = plan(done.key(), now);
    park(done.key(), thrown, plan, now);
    settle(done, plan, now);
  }

  /// The row comes again much later, and a dead letter says why.
  private void park(String key, Throwable thrown, Plan<R> plan, Instant now) {
    byte[] stored = performer().store(terms.store()).get(key);
    plan.deadLetter(key, stored, DeadLetters.Cause.of(DeadLetters.Reason.FAILED, thrown, now));
    if (stored != null) {
      plan.parked(key, now.plus(PARKED), stored);
    }
  }

  // --- jobs

  private boolean launch(Instant now) {
    boolean worked = held.release(() -> !jobs.isDraining(), key -> launch(key, now));
    if (jobs.isDraining()) {
      return worked;
    }
    // What a fold makes due now waits for the next punctuation, after the commit.
    List<String> due = new ArrayList<>();
    for (var key = order.poll(now); key.isPresent(); key = order.poll(now)) {
      due.add(key.get());
      if (due.size() == MAX_OUTCOMES) {
        break;
      }
    }
    for (String key : due) {
      if (!incarnation().isOut(key)) {
        launch(key, now);
        worked = true;
      }
    }
    return worked;
  }

  private void launch(String key, Instant now) {
    Agenda.Launch<R, O> launch;
    Plan<R> plan = plan(key, now);
    try {
      Optional<R> row = row(key);
      if (row.isEmpty()) {
        return;
      }
      launch = agenda.launch(key, row.get(), performer(), now);
      if (launch instanceof Agenda.Launch.Fold<R, O> fold) {
        fold.fold().accept(plan);
      }
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("launch failed stage={} key={}", terms.stage(), key, e);
      Plan<R> parked = plan(key, now);
      park(key, e, parked, now);
      perform(parked);
      return;
    }
    switch (launch) {
      case Agenda.Launch.Fold<R, O> _ -> perform(plan);
      case Agenda.Launch.Run<R, O> run -> run(key, run, now);
    }
  }

  private void run(String key, Agenda.Launch.Run<R, O> run, Instant now) {
    String host = run.host() == null ? key : run.host();
    if (jobs.limits().acquire(host, now)) {
      incarnation().start(key, host, run.job(), thrown -> agenda.failed(key, thrown));
    } else {
      held.add(host, key);
    }
  }

  // --- effects and time

  private void perform(Effects effects) {
    performer().perform(effects);
    if (effects instanceof Plan<?> plan) {
      plan.pauses().forEach(jobs.limits()::pause);
      plan.due()
          .forEach((key, at) -> {
            if (at == null || incarnation().isOut(key)) {
              order.remove(key); // one that is out is put back when it has been folded
            } else {
              order.put(key, at);
            }
          });
    }
  }

  /// Sets the timer for whatever comes next.
  private void setTimer(Instant now) {
    Instant next = order.next().orElse(Plan.NEVER);
    if (jobs.isDraining()) {
      next = Plan.NEVER;
    }
    if (incarnation().out() > 0 || !held.isEmpty()) {
      next = earlier(next, now.plus(pause(now)));
    }
    for (Retry<O> retry : retries) {
      next = earlier(next, retry.at());
    }
    alarm.set(context(), now, next);
  }

  /// Quick jobs are met quickly, and slow ones cost few transactions.
  private Duration pause(Instant now) {
    Duration tenth = Duration.between(lastActivity, now).dividedBy(10);
    Duration fastest = Alarm.FASTEST;
    return tenth.compareTo(fastest) < 0 ? fastest : tenth.compareTo(SLOWEST) > 0 ? SLOWEST : tenth;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Plan<R> plan(String key, Instant now) {
    return new Plan<>(Effects.Origin.ofTimer(terms.stage(), key, now), terms.store(), watch);
  }

  private Optional<R> row(String key) {
    byte[] stored = performer().store(terms.store()).get(key);
    return stored == null ? Optional.empty() : Optional.of(DueRow.row(stored, agenda.rowType()));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  private ProcessorContext<String, byte[]> context() {
    return Objects.requireNonNull(context, "not initialised");
  }

  private Performer performer() {
    return Objects.requireNonNull(performer, "not initialised");
  }

  private Incarnation<O> incarnation() {
    return Objects.requireNonNull(incarnation, "not initialised");
  }

  @Override
  public void close() {
    if (incarnation != null && context != null) {
      incarnation.close(now());
      watch.closed();
    }
  }
}
