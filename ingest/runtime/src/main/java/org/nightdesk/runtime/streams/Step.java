package org.nightdesk.runtime.streams;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;

/// One step of an item's way: decode, work, perform. A record that cannot be read, or whose work
/// throws, becomes a dead letter, and the step goes on with the next.
final class Step<V> implements Processor<String, byte[], String, byte[]> {
  private final String stage;
  private final Stream<V> input;
  private final Work<V> work;
  private final StepMetrics metrics;
  private @Nullable ProcessorContext<String, byte[]> context;
  private @Nullable Performer performer;

  Step(String stage, Stream<V> input, Work<V> work, StepMetrics metrics) {
    this.stage = stage;
    this.input = input;
    this.work = work;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> newContext) {
    context = newContext;
    performer = new Performer(newContext, stage, metrics);
    work.begin(newContext, performer);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (context == null || performer == null) {
      throw new IllegalStateException("step %s is not initialised".formatted(stage));
    }
    metrics.received(stage);
    Effects.Origin origin = Guarded.origin(stage, context, record);
    performer.perform(Guarded.run(origin, record, new Effects(origin), this::workOn));
  }

  private void workOn(Record<String, byte[]> record, Effects effects) {
    byte[] bytes = record.value();
    V value = bytes == null ? null : Guarded.decode(bytes, input);
    Performer rows = Objects.requireNonNull(performer);
    work.work(Guarded.input(record, value, effects.origin()), rows, effects);
  }
}
