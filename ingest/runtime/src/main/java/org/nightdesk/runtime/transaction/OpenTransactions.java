package org.nightdesk.runtime.transaction;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;

/// Which transactions are open on our streams, in words, for whoever asks why an application does
/// not come to its work. Looks when it is asked, at most twice a minute, on a thread of its own.
/// Thread-safe.
public final class OpenTransactions {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int SHOWN = 5;

  private final Map<String, Object> client;
  private final Predicate<String> wanted;
  private final InstantSource clock;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Look last = new Look(Instant.EPOCH, "open transactions are being looked for");

  private record Look(Instant at, String words) {}

  /// Prepares to look.
  ///
  /// @param client settings of a client
  /// @param prefix of our streams; the offsets of all groups are looked at besides
  public OpenTransactions(Map<String, Object> client, String prefix, InstantSource clock) {
    this.client = Map.copyOf(client);
    this.wanted =
        topic -> topic.startsWith(prefix) || topic.equals(Topic.GROUP_METADATA_TOPIC_NAME);
    this.clock = clock;
  }

  /// What the last look saw; never waits for the next one.
  public String words() {
    Instant now = clock.instant();
    if (last.at().plus(FRESH).isBefore(now) && looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("open-transactions").start(this::look);
    }
    return last.words();
  }

  private void look() {
    try (Admin admin = Admin.create(client)) {
      last = new Look(clock.instant(), describe(admin));
    } catch (ExecutionException | TimeoutException e) {
      last = new Look(clock.instant(), "open transactions could not be listed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      looking.set(false);
    }
  }

  private String describe(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<OpenInLog> logs = OpenInLog.list(admin, wanted);
    Coordinators coordinators = Coordinators.ask(admin);
    Instant now = clock.instant();
    List<String> all = new ArrayList<>();
    coordinators
        .running(wanted)
        .forEach((id, transaction) -> all.add(running(id, transaction, now)));
    logs.stream()
        .filter(open -> !coordinators.willEnd(open))
        .forEach(open -> all.add(hanging(open, coordinators, now)));
    if (all.isEmpty()) {
      return "no transaction is open";
    }
    String more = all.size() > SHOWN ? " and %d more".formatted(all.size() - SHOWN) : "";
    return all.stream().limit(SHOWN).collect(Collectors.joining("; ", "open transactions: ", more));
  }

  private static String running(String id, TransactionDescription transaction, Instant now) {
    long start = transaction.transactionStartTimeMs().orElse(now.toEpochMilli());
    return "%s (producer %d, %s for %d s of at most %d s, on %s)"
        .formatted(
            id,
            transaction.producerId(),
            transaction.state().toString().toLowerCase(Locale.ROOT),
            seconds(start, now),
            transaction.transactionTimeoutMs() / 1000,
            some(transaction.topicPartitions()));
  }

  private static String hanging(OpenInLog open, Coordinators coordinators, Instant now) {
    return "%s (producer %d, hanging, for %d s, on %s; a restart ends it)"
        .formatted(
            coordinators.names().getOrDefault(open.producer(), "unknown to the coordinator"),
            open.producer(),
            seconds(open.written(), now),
            open.partition());
  }

  private static long seconds(long start, Instant now) {
    return Math.max(0, (now.toEpochMilli() - start) / 1000);
  }

  private static String some(Collection<TopicPartition> partitions) {
    List<String> names = partitions.stream().map(TopicPartition::toString).sorted().toList();
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN
        ? first + " and %d more partitions".formatted(names.size() - SHOWN)
        : first;
  }
}
