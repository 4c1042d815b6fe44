package org.nightdesk.runtime.transaction;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;

/// What the transaction coordinators know.
///
/// @param names transactional ids by producer id, whatever their state
/// @param running transactions that a coordinator will end, by transactional id: at their timeout,
///   when their producer comes back, or now, for it is about to
record Coordinators(Map<Long, String> names, Map<String, TransactionDescription> running) {
  static final String STREAM = "__transaction_state";

  private static final Set<TransactionState> ENDS_BY_ITSELF =
      Set.of(
          TransactionState.ONGOING,
          TransactionState.PREPARE_COMMIT,
          TransactionState.PREPARE_ABORT,
          TransactionState.PREPARE_EPOCH_FENCE);

  static Coordinators ask(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<Long, String> names = new HashMap<>();
    Set<String> running = new HashSet<>();
    for (TransactionListing listing : Answers.of(admin.listTransactions().all())) {
      names.put(listing.producerId(), listing.transactionalId());
      if (ENDS_BY_ITSELF.contains(listing.state())) {
        running.add(listing.transactionalId());
      }
    }
    Map<String, TransactionDescription> described = new HashMap<>();
    if (!running.isEmpty()) {
      described.putAll(Answers.of(admin.describeTransactions(running).all()));
    }
    return new Coordinators(names, described);
  }

  /// Waits until every partition of the coordinators' log is loaded: one that is not yet, just
  /// after the broker's start, lists nothing and says nothing of it. A name that does not exist is
  /// asked for in each; that it is not found is the sign.
  static void awaitLoaded(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    int partitions =
        Answers.of(admin.describeTopics(List.of(STREAM)).allTopicNames()).values().stream()
            .mapToInt(topic -> topic.partitions().size())
            .sum();
    Collection<String> probes = probes(partitions);
    DescribeTransactionsResult result = admin.describeTransactions(probes);
    for (String probe : probes) {
      try {
        var _ = Answers.of(result.description(probe));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
          throw e;
        }
      }
    }
  }

  /// A name for each partition; the broker finds the partition of a name in the same way.
  static Collection<String> probes(int partitions) {
    Map<Integer, String> probes = new HashMap<>();
    for (int i = 0; probes.size() < partitions; i++) {
      String name = "nightdesk-probe-" + i;
      int hash = name.hashCode();
      probes.putIfAbsent((hash == Integer.MIN_VALUE ? 0 : Math.abs(hash)) % partitions, name);
    }
    return probes.values();
  }

  /// Whether a coordinator will end that.
  boolean willEnd(OpenInLog open) {
    return running.values().stream()
        .anyMatch(transaction ->
            transaction.producerId() == open.producer()
                && transaction.topicPartitions().contains(open.partition()));
  }

  /// Those of the running transactions that have a part in a topic that is wanted.
  Map<String, TransactionDescription> running(Predicate<String> wanted) {
    Map<String, TransactionDescription> some = new HashMap<>(running);
    some.values()
        .removeIf(transaction ->
            transaction.topicPartitions().stream().noneMatch(part -> wanted.test(part.topic())));
    return some;
  }
}
