package org.nightdesk.runtime.measure;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/// What Kafka Streams counts of itself, read by the names that its documentation gives.
record StreamsFigures(Collection<? extends Metric> metrics) {
  static StreamsFigures of(KafkaStreams streams) {
    return new StreamsFigures(List.copyOf(streams.metrics().values()));
  }

  /// Records of a stream that were not read yet.
  double lag(String topic) {
    return sum(
        "records-lag",
        name ->
            name.group().equals("consumer-fetch-manager-metrics")
                && topic.equals(name.tags().get("topic"))
                && name.tags().containsKey("partition"));
  }

  /// Transactions that were committed: under exactly once every commit is one.
  double transactions() {
    return sum("commit-total", name -> name.group().equals("stream-thread-metrics"));
  }

  /// Records read by the topology, and records written by it, changelogs included.
  double records() {
    return worked() + sum("record-send-total", name -> name.group().equals("producer-metrics"));
  }

  /// How often the threads have polled: one that hangs in its work does not.
  double rounds() {
    return sum("poll-total", name -> name.group().equals("stream-thread-metrics"));
  }

  /// Records that the topology worked on.
  double worked() {
    return sum("process-total", name -> name.group().equals("stream-thread-metrics"));
  }

  private double sum(String metric, Predicate<MetricName> where) {
    return metrics.stream()
        .filter(each -> each.metricName().name().equals(metric) && where.test(each.metricName()))
        .map(Metric::metricValue)
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .filter(Double::isFinite)
        .sum();
  }
}
