package org.nightdesk.runtime.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/// A transaction without its end in the log of one partition: readers stop at its first record.
///
/// @param offset of its first record there
/// @param written when its last record was, milliseconds since 1970
record OpenInLog(
    TopicPartition partition,
    long producer,
    int epoch,
    int coordinatorEpoch,
    long offset,
    long written) {

  /// Asks the leaders of all partitions of the topics that are wanted, internal ones included.
  static List<OpenInLog> list(Admin admin, Predicate<String> wanted)
      throws ExecutionException, InterruptedException, TimeoutException {
    Collection<String> topics =
        Answers.of(admin.listTopics(new ListTopicsOptions().listInternal(true)).names()).stream()
            .filter(wanted)
            .toList();
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic :
        Answers.of(admin.describeTopics(topics).allTopicNames()).values()) {
      topic
          .partitions()
          .forEach(part -> partitions.add(new TopicPartition(topic.name(), part.partition())));
    }
    List<OpenInLog> open = new ArrayList<>();
    for (Map.Entry<TopicPartition, PartitionProducerState> each :
        Answers.of(admin.describeProducers(partitions).all()).entrySet()) {
      for (ProducerState producer : each.getValue().activeProducers()) {
        producer
            .currentTransactionStartOffset()
            .ifPresent(offset -> open.add(of(each.getKey(), producer, offset)));
      }
    }
    return open;
  }

  private static OpenInLog of(TopicPartition partition, ProducerState producer, long offset) {
    return new OpenInLog(
        partition,
        producer.producerId(),
        producer.producerEpoch(),
        // A producer that was never sent a marker has none yet; the broker takes any from 0 up.
        Math.max(0, producer.coordinatorEpoch().orElse(0)),
        offset,
        producer.lastTimestamp());
  }
}
