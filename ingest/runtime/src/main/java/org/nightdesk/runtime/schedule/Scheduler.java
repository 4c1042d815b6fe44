package org.nightdesk.runtime.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.streams.Effects;
import org.nightdesk.runtime.streams.Guarded;
import org.nightdesk.runtime.streams.Performer;
import org.nightdesk.runtime.streams.StepMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The processor that hands due rows to jobs and folds what comes back; see the package.
///
/// Its [Alarm] is set for the next instant at which something is due or a host may be asked again;
/// while jobs are out, or a place for one is lacking, it follows its [Pace].
public final class Scheduler<V, R, O> implements Processor<String, byte[], String, byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
  private static final int MAX_OUTCOMES = 500;
  private static final long MAX_BYTES = 2 << 20;

  private final Terms<V> terms;
  private final Agenda<V, R, O> agenda;
  private final Jobs jobs;
  private final DueOrder order = new DueOrder();
  private final HeldBack held = new HeldBack();
  private final Alarm alarm = new Alarm(this::punctuate);
  private final Pace pace = new Pace();
  private final Retries<O> retries = new Retries<>();
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable Performer performer;
  private @Nullable StoredRows<R> rows;
  private @Nullable Incarnation<O> incarnation;

  /// Names and places of one scheduler.
  ///
  /// @param stage name of the step
  /// @param input what arrives
  /// @param store of the rows
  public record Terms<V>(String stage, Stream<V> input, String store, StepMetrics metrics) {}

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
    order.clear();
    held.clear();
    retries.clear();
    Optional<Watch<R>> watch = agenda.watch();
    rows =
        new StoredRows<>(
            terms.stage(),
            performer().store(terms.store()),
            agenda.rowType(),
            watch.orElseGet(Watch::none));
    incarnation = new Incarnation<>(jobs);
    rows().open(watch.isPresent(), order::put);
    LOG.info("schedule opened stage={} rows={}", terms.stage(), order.size());
    setTimer(now());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    terms.metrics().received(terms.stage());
    Effects.Origin origin = Guarded.origin(terms.stage(), context(), record);
    perform(Guarded.run(origin, record, rows().plan(origin), this::fold));
    setTimer(now());
  }

  private void fold(Record<String, byte[]> record, Plan<R> plan) {
    byte[] bytes = record.value();
    V value = bytes == null ? null : Guarded.decode(bytes, terms.input());
    agenda.arrived(Guarded.input(record, value, plan.origin()), performer(), plan);
  }

  private void punctuate() {
    Instant now = now();
    alarm.cancel();
    // Listed first: what a fold makes due now waits for the next punctuation, after the commit.
    List<String> due = jobs.isDraining() ? List.of() : takeDue(now);
    boolean worked = drain(now);
    worked |= held.release(now, this::mayLaunch, key -> launch(key, now));
    due.forEach(key -> launch(key, now));
    if (worked || !due.isEmpty()) {
      pace.worked(now);
    }
    setTimer(now());
  }

  private List<String> takeDue(Instant now) {
    List<String> due = new ArrayList<>();
    while (due.size() < MAX_OUTCOMES) {
      Optional<String> key = order.poll(now);
      if (key.isEmpty()) {
        break;
      }
      due.add(key.get());
    }
    return due;
  }

  // --- outcomes

  private boolean drain(Instant now) {
    List<Retries.Retry<O>> again = retries.take(now);
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
    Plan<R> plan = rows().plan(done.key(), now);
    try {
      agenda.finished(done.key(), done.outcome(), rows().row(done.key()), performer(), plan);
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
      rows().due(done.key()).ifPresent(at -> order.put(done.key(), at));
    }
  }

  /// The job stays out meanwhile, so that it is not started a second time.
  private void retryOrPark(Incarnation.Done<O> done, int tries, Throwable thrown, Instant now) {
    LOG.warn("fold failed stage={} key={} tries={}", terms.stage(), done.key(), tries, thrown);
    if (!retries.add(done, tries, now)) {
      settle(done, rows().parked(done.key(), thrown, now), now);
    }
  }

  // --- jobs

  private boolean mayLaunch() {
    return !jobs.isDraining() && !jobs.limits().isFull();
  }

  private void launch(String key, Instant now) {
    if (order.contains(key)) {
      return; // put there since the due were listed: its turn comes
    }
    Plan<R> plan = rows().plan(key, now);
    Optional<Agenda.Launch.Run<R, O>> run;
    try {
      run = due(key, plan, now);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("launch failed stage={} key={}", terms.stage(), key, e);
      run = Optional.empty();
      plan = rows().parked(key, e, now);
    }
    if (run.isPresent()) {
      run(key, run.get(), now);
    } else {
      held.remove(key);
      perform(plan);
    }
  }

  /// The job that is to run; if there is none, the plan holds what is to be done instead.
  private Optional<Agenda.Launch.Run<R, O>> due(String key, Plan<R> plan, Instant now) {
    if (rows().due(key).filter(at -> !at.isAfter(now)).isEmpty() || incarnation().isOut(key)) {
      return Optional.empty(); // a record changed that while the key was held back
    }
    R row = rows().row(key).orElseThrow();
    return switch (agenda.launch(key, row, performer(), now)) {
      case Agenda.Launch.Run<R, O> run -> Optional.of(run);
      case Agenda.Launch.Fold<R, O> fold -> {
        fold.fold().accept(plan);
        yield Optional.empty();
      }
    };
  }

  private void run(String key, Agenda.Launch.Run<R, O> run, Instant now) {
    String host = run.host() == null ? key : run.host();
    if (held.isBehind(host, key)) {
      held.queue(host, key);
    } else if (jobs.limits().acquire(host, now)) {
      held.remove(key);
      incarnation().start(key, host, run.job(), thrown -> agenda.failed(key, thrown));
    } else {
      held.add(host, key, jobs.limits().notBefore(host), now);
    }
  }

  // --- effects and time

  private void perform(Effects effects) {
    performer().perform(effects);
    if (effects instanceof Plan<?> plan) {
      plan.pauses().forEach(jobs.limits()::pause);
      plan.due().forEach((key, at) -> reorder(key, at, plan.origin().now()));
    }
  }

  private void reorder(String key, @Nullable Instant at, Instant now) {
    if (at == null || incarnation().isOut(key)) {
      order.remove(key); // one that is out is put back when it has been folded
    } else {
      order.put(key, at);
    }
    if (at == null || at.isAfter(now)) {
      held.remove(key);
    }
  }

  /// Sets the timer for whatever comes next.
  private void setTimer(Instant now) {
    Instant next = retries.next().orElse(Plan.NEVER);
    boolean lacksPlace = false;
    if (!jobs.isDraining()) {
      next = earlier(next, order.next());
      next = earlier(next, held.next());
      lacksPlace = held.lacksPlace();
    }
    if (lacksPlace || incarnation().out() > retries.size()) {
      next = earlier(next, Optional.of(pace.next(now)));
    }
    alarm.set(context(), now, next);
  }

  private static Instant earlier(Instant one, Optional<Instant> other) {
    return other.filter(one::isAfter).orElse(one);
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

  private StoredRows<R> rows() {
    return Objects.requireNonNull(rows, "not initialised");
  }

  private Incarnation<O> incarnation() {
    return Objects.requireNonNull(incarnation, "not initialised");
  }

  @Override
  public void close() {
    alarm.cancel();
    if (incarnation != null) {
      incarnation.close(now());
      incarnation = null;
      rows().closed();
    }
  }
}
