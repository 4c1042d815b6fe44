package org.nightdesk.runtime.table;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Letters;
import org.nightdesk.runtime.streams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A compacted stream in memory. Read by a plain consumer from the start; ready when it has caught
/// up with the end that it saw at its start.
///
/// Not a GlobalKTable: its restore goes round the processor, and code that throws on the global
/// thread stops the whole application. A record that cannot be read, or that the [Check] refuses,
/// leaves its key the value that it had; if the record is new it goes to the dead letters.
/// Compaction keeps the last record of a key alone, so the value that stayed would be lost with the
/// next start: a table with a check, which judges for all, puts it back on the stream.
///
/// Reads are thread-safe and never block; listeners are called on the table's own thread.
public final class Table<V> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Table.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /// How long a stream may take to be known, and how soon it is asked for again.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration AGAIN = Duration.ofMillis(50);

  /// The longest that the end waits for what a listener makes of a record.
  private static final Duration LAST_RECORD = Duration.ofSeconds(2);

  private final Stream<V> stream;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaConnection kafka;
  private final Letters letters;
  private final Admission<V> admission;
  private final Map<String, V> values = new ConcurrentHashMap<>();
  private final List<Listener<V>> listeners = new CopyOnWriteArrayList<>();
  private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private final Map<Integer, Long> read = new ConcurrentHashMap<>(); // partition -> next offset
  private final List<Waiter> waiters = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile Map<TopicPartition, Long> endAtStart = Map.of();
  private volatile boolean closed;

  /// Hears of each change, in the order of the stream's partition.
  @FunctionalInterface
  public interface Listener<V> {
    /// A key has another value now.
    ///
    /// @param value the new value; absent: the key was taken off
    void changed(String key, @Nullable V value);
  }

  /// Says what is wrong with a value that can be read; depends on nothing but the value.
  @FunctionalInterface
  public interface Check<V> {
    /// The problems, one sentence each; empty: the value may be used.
    List<String> problems(String key, V value);
  }

  private record Waiter(int partition, long offset, CompletableFuture<@Nullable Void> done) {}

  public Table(Stream<V> stream, KafkaConnection kafka, Letters letters) {
    this.stream = stream;
    this.kafka = kafka;
    this.letters = letters;
    this.admission = new Admission<>(stream, letters);
    this.consumer = new KafkaConsumer<>(kafka.consumer("table-" + stream.name()));
    this.thread = Thread.ofPlatform().name("table-" + stream.name()).unstarted(this::run);
  }

  /// Begins to read.
  ///
  /// @throws IllegalStateException if it was closed before
  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException(stream.name() + " is closed");
    }
    thread.start();
  }

  /// Adds a listener; it hears of changes from now on, so add it before `start` to hear of all.
  public void onChange(Listener<V> listener) {
    listeners.add(listener);
  }

  /// Refuses values with problems, and puts back what they were to replace; to be set before
  /// `start`.
  public Table<V> checked(Check<V> with) {
    admission.check(with);
    return this;
  }

  /// Whether the stream had ever held a record when the table was started, be it taken off again.
  public boolean wasEverWritten() {
    return endAtStart.values().stream().anyMatch(end -> end > 0);
  }

  public Optional<V> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /// A view of all values, always up to date.
  public Map<String, V> all() {
    return java.util.Collections.unmodifiableMap(values);
  }

  public boolean isReady() {
    return ready.isDone() && !ready.isCompletedExceptionally();
  }

  /// Waits until the table is ready.
  ///
  /// @throws IllegalStateException if it is not within the limit
  public void awaitReady(Duration limit) {
    try {
      ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "stream %s could not be read whole within %s".formatted(stream.name(), limit), e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("stream %s cannot be read".formatted(stream.name()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Completes when the record at that position has been read.
  public CompletableFuture<@Nullable Void> reached(Publisher.Position position) {
    Waiter waiter = new Waiter(position.partition(), position.offset(), new CompletableFuture<>());
    waiters.add(waiter);
    wake();
    if (closed) {
      waiter.done().completeExceptionally(new IllegalStateException(stream.name() + " is closed"));
    }
    return waiter.done();
  }

  public Health.Report report() {
    if (!closed && (ready.isCompletedExceptionally() || !thread.isAlive())) {
      return new Health.Report.Dead("stream " + stream.name() + " is not read any more");
    }
    return isReady()
        ? new Health.Report.Ready(values.size() + " " + stream.name() + admission.refusals())
        : new Health.Report.Starting("reading stream " + stream.name());
  }

  private void run() {
    try {
      seekToStart();
      wake(); // an empty stream is read whole at once
      while (!closed) {
        consumer.poll(POLL).forEach(this::take);
        wake();
      }
    } catch (WakeupException e) {
      LOG.debug("table closed stream={}", stream.name());
    } catch (RuntimeException e) {
      LOG.error("table failed stream={}", stream.name(), e);
      giveUp(e);
    } finally {
      // In time, it would wait for the fetch under way, half a second, to say farewell.
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private void seekToStart() {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    endAtStart = new HashMap<>(consumer.endOffsets(partitions));
  }

  /// A stream that was made a moment ago may be unknown yet to the broker that is asked.
  private List<TopicPartition> partitions() {
    String name = kafka.names().of(stream);
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<PartitionInfo> found = consumer.partitionsFor(name, PATIENCE);
    while (found.isEmpty()) {
      if (closed) {
        throw new WakeupException();
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("there is no stream " + name);
      }
      LockSupport.parkNanos(AGAIN.toNanos());
      found = consumer.partitionsFor(name, PATIENCE);
    }
    return found.stream().map(info -> new TopicPartition(name, info.partition())).toList();
  }

  /// Notes how far the stream was read; control records count too, which only `position` knows.
  private void wake() {
    if (Thread.currentThread() == thread) {
      consumer
          .assignment()
          .forEach(partition -> read.put(partition.partition(), consumer.position(partition)));
      if (!ready.isDone() && caughtUp()) {
        ready.complete(null);
      }
    }
    waiters.removeIf(this::done);
  }

  private boolean done(Waiter waiter) {
    boolean reached = read.getOrDefault(waiter.partition(), 0L) > waiter.offset();
    return reached && waiter.done().complete(null);
  }

  private boolean caughtUp() {
    return endAtStart.entrySet().stream()
        .allMatch(end -> read.getOrDefault(end.getKey().partition(), 0L) >= end.getValue());
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    V kept = record.key() == null ? null : values.get(record.key());
    admission
        .admit(record, kept, isNew(record))
        .ifPresent(admitted -> {
          V value = admitted.value();
          if (value == null) {
            values.remove(record.key());
          } else {
            values.put(record.key(), value);
          }
          tell(record, value);
        });
  }

  /// What a listener throws is its own fault: the value stands.
  private void tell(ConsumerRecord<String, byte[]> record, @Nullable V value) {
    for (Listener<V> listener : listeners) {
      try {
        listener.changed(record.key(), value);
      } catch (RuntimeException | StackOverflowError e) {
        LOG.warn("listener failed stream={} key={}", stream.name(), record.key(), e);
        if (isNew(record)) {
          letters.write(record, DeadLetters.Reason.FAILED, e);
        }
      }
    }
  }

  /// Old records had their letter when they were new.
  private boolean isNew(ConsumerRecord<String, byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    return record.offset() >= endAtStart.getOrDefault(partition, 0L);
  }

  /// Ends whatever waits for the table, then the table. Safe twice.
  @Override
  public void close() {
    if (!isFirstClose()) {
      return;
    }
    IllegalStateException end = new IllegalStateException(stream.name() + " is closed");
    giveUp(end);
    consumer.wakeup();
    if (thread.getState() == Thread.State.NEW) {
      consumer.close(); // it was never started
      return;
    }
    try {
      boolean _ = thread.join(LAST_RECORD);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp(RuntimeException reason) {
    ready.completeExceptionally(reason);
    waiters.forEach(waiter -> waiter.done().completeExceptionally(reason));
  }

  private synchronized boolean isFirstClose() {
    boolean first = !closed;
    closed = true;
    return first;
  }
}
