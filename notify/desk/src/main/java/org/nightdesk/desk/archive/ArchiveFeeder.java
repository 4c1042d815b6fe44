package org.nightdesk.desk.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.runtime.streams.DeadLetters;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.Letters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Reads all partitions of `tagged`, `alerts` and `deliveries` into the archive, from where its
/// last commit stood. A record that cannot be taken in goes to the dead letters and is passed over.
/// Reads on a thread of its own; the other methods are thread-safe.
public final class ArchiveFeeder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveFeeder.class);
  private static final List<Stream<?>> STREAMS =
      List.of(Stream.TAGGED, Stream.ALERTS, Stream.DELIVERIES);
  private static final Duration POLL = Duration.ofMillis(200);

  /// A crash reads at most so much again.
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);

  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final Duration KEPT = Objects.requireNonNull(Stream.TAGGED.kept());

  private final Archive archive;
  private final KafkaConnection kafka;
  private final Letters letters;
  private final InstantSource clock;
  private final Consumer<Object> listener;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private Map<TopicPartition, Long> endAtStart = Map.of();
  private Instant committed = Instant.EPOCH;
  private Instant forgotten = Instant.EPOCH;
  private volatile boolean caughtUp;
  private final AtomicLong unreadable = new AtomicLong();
  private volatile @Nullable String failure;
  private volatile boolean closed;

  /// @param listener hears each TaggedItem, Alert and Delivery that arrives after the archive had
  ///   caught up, on the feeder's thread; it must not block
  public ArchiveFeeder(
      Archive archive,
      KafkaConnection kafka,
      Letters letters,
      InstantSource clock,
      Consumer<Object> listener) {
    this.archive = archive;
    this.kafka = kafka;
    this.letters = letters;
    this.clock = clock;
    this.listener = listener;
    this.consumer = new KafkaConsumer<>(kafka.consumer("archive"));
    this.thread = Thread.ofPlatform().name("archive").unstarted(this::run);
  }

  /// Starts to read; the streams must exist.
  public void start() {
    thread.start();
  }

  /// Whether it has read what was there when it started.
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /// How many records could not be read since the start.
  public long unreadable() {
    return unreadable.get();
  }

  public Health.Report report() {
    String reason = failure;
    if (reason != null) {
      return new Health.Report.Dead("the archive is not fed any more: " + reason);
    }
    return caughtUp
        ? new Health.Report.Ready("archive up to date")
        : new Health.Report.Starting("archive catching up");
  }

  private void run() {
    try (consumer) {
      seek();
      while (!closed) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        records.forEach(this::take);
        if (!caughtUp && hasCaughtUp()) {
          caughtUp = true;
          LOG.info("archive caught up {}", archive.counts());
        }
        keepHouse();
      }
    } catch (WakeupException e) {
      LOG.debug("archive feeder closed");
    } catch (RuntimeException e) {
      failure = String.valueOf(e.getMessage());
      LOG.error("archive feeder failed", e);
    }
  }

  private void seek() {
    Map<ArchiveRecord.Place, Long> offsets = archive.offsets();
    Map<TopicPartition, Optional<Long>> from = new HashMap<>();
    for (Stream<?> stream : STREAMS) {
      consumer
          .partitionsFor(kafka.names().of(stream), Duration.ofSeconds(60))
          .forEach(info ->
              from.put(
                  new TopicPartition(info.topic(), info.partition()),
                  Optional.ofNullable(
                      offsets.get(new ArchiveRecord.Place(stream.name(), info.partition())))));
    }
    consumer.assign(from.keySet());
    endAtStart = new HashMap<>(consumer.endOffsets(from.keySet()));
    from.forEach((partition, offset) ->
        offset.ifPresentOrElse(
            next -> consumer.seek(partition, next),
            () -> consumer.seekToBeginning(List.of(partition))));
  }

  /// Control records have offsets too, which only `position` knows.
  private boolean hasCaughtUp() {
    return endAtStart.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    Stream<?> stream = kafka.names().streamOf(record.topic()).orElseThrow();
    byte[] bytes = record.value();
    ArchiveRecord taken =
        new ArchiveRecord(
            stream,
            record.partition(),
            record.offset(),
            Objects.requireNonNullElse(record.key(), ""),
            bytes == null ? null : new ArchiveRecord.Value(bytes));
    Optional<Object> value;
    try {
      value = archive.accept(taken);
    } catch (java.io.UncheckedIOException e) {
      throw e; // the disk: going on would lose records
    } catch (RuntimeException | StackOverflowError e) {
      unreadable.incrementAndGet();
      boolean shape = e instanceof JacksonException || e instanceof IllegalArgumentException;
      letters.write(record, shape ? DeadLetters.Reason.UNREADABLE : DeadLetters.Reason.FAILED, e);
      return;
    }
    if (caughtUp) {
      value.ifPresent(each -> tell(record, each));
    }
  }

  /// What a listener throws must not end the reading: the record itself is in the archive.
  private void tell(ConsumerRecord<String, byte[]> record, Object value) {
    try {
      listener.accept(value);
    } catch (RuntimeException e) {
      letters.write(record, DeadLetters.Reason.FAILED, e);
    }
  }

  private void keepHouse() {
    Instant now = clock.instant();
    if (Duration.between(forgotten, now).compareTo(FORGET_EVERY) >= 0) {
      archive.forgetBefore(now.minus(KEPT));
      forgotten = now;
    }
    if (Duration.between(committed, now).compareTo(COMMIT_EVERY) >= 0) {
      archive.commit();
      committed = now;
    }
  }

  /// Stops reading; the archive itself is closed by its owner. Safe twice.
  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
