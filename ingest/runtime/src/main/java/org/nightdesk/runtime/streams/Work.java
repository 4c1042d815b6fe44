package org.nightdesk.runtime.streams;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/// What a step does with one record: a pure function of the record and the step's rows. What it
/// throws makes the record a dead letter, and nothing of its effects happens. Belongs to one task.
@FunctionalInterface
public interface Work<V> {
  void work(Input<V> input, Rows rows, Effects effects);

  /// Called before the first record, and again after what Kafka throws: for what is kept in memory
  /// beside the rows, and for timers.
  default void begin(ProcessorContext<String, byte[]> context, Performer performer) {}
}
