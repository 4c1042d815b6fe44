package org.nightdesk.runtime.streams;

/// What a step does with one record: a pure function of the record and the step's rows. What it
/// throws makes the record a dead letter, and nothing of its effects happens.
@FunctionalInterface
public interface Work<V> {
  void work(Input<V> input, Rows rows, Effects effects);
}
