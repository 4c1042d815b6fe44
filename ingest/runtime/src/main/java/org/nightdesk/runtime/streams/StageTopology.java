package org.nightdesk.runtime.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.nightdesk.contract.Stream;

/// Builds a service's topology from steps, each named, with its source, its own stores and the
/// streams it writes. Dead letters need no mention: every step can write them.
public final class StageTopology {
  private final Topology topology = new Topology();
  private final StreamNames names;
  private final StepMetrics metrics;
  private final Map<String, String> sources = new HashMap<>();

  public StageTopology(StreamNames names, StepMetrics metrics) {
    this.names = names;
    this.metrics = metrics;
  }

  /// What a step has beside its work.
  ///
  /// @param name of the step: a metric label and the `nd_stage` of its dead letters
  /// @param stores its own, persistent
  /// @param outputs the streams it writes
  public record Shape(String name, List<String> stores, List<Stream<?>> outputs) {
    public Shape {
      stores = List.copyOf(stores);
      outputs = List.copyOf(outputs);
    }
  }

  /// Adds a step.
  ///
  /// @param work makes the work of one task
  public <V> StageTopology step(Stream<V> input, Shape shape, Supplier<Work<V>> work) {
    return processor(input, shape, () -> new Step<>(shape.name(), input, work.get(), metrics));
  }

  /// Adds a step that is a processor of its own kind, such as the Scheduler.
  public StageTopology processor(
      Stream<?> input, Shape shape, ProcessorSupplier<String, byte[], String, byte[]> supplier) {
    topology.addProcessor(shape.name(), supplier, source(input));
    for (String store : shape.stores()) {
      topology.addStateStore(store(store), shape.name());
    }
    List<Stream<?>> outputs = new ArrayList<>(shape.outputs());
    outputs.add(Stream.DEAD_LETTERS);
    for (Stream<?> output : outputs) {
      topology.addSink(
          Performer.sinkOf(shape.name(), output.name()),
          names.of(output),
          new StringSerializer(),
          new ByteArraySerializer(),
          (topic, key, value, partitions) ->
              Optional.of(Set.of(Partitions.of(output, key == null ? "" : key, partitions))),
          shape.name());
    }
    return this;
  }

  private String source(Stream<?> stream) {
    return sources.computeIfAbsent(
        stream.name(),
        name -> {
          String node = "from-" + name;
          topology.addSource(
              node, new StringDeserializer(), new ByteArrayDeserializer(), names.of(stream));
          return node;
        });
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withLoggingEnabled(StreamLayout.compaction());
  }

  public StepMetrics metrics() {
    return metrics;
  }

  public Topology build() {
    return topology;
  }
}
