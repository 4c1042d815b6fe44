package org.nightdesk.app.wire;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.KafkaConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/// `nightdesk tail`: the records of a stream as JSON lines, as they come.
@Command(
    name = "tail",
    description = "Shows the records of a stream as they come, one JSON line each.",
    mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  /// Long enough for a cluster that is slow to answer; then the address is likely wrong.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Address address = new Address();

  @Parameters(paramLabel = "STREAM", description = "For example tagged, alerts, deliveries.")
  private String stream = "";

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Only items with this topic; of the stream tagged.")
  private @Nullable String topic;

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      defaultValue = "now",
      description = "now, start, or an instant such as 2026-11-24T14:00:00Z. Default: now")
  private String from = "now";

  @Option(names = "--once", description = "Ends when what is there now has been shown.")
  private boolean once;

  public TailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Stream<?> wanted =
        Stream.ALL.stream()
            .filter(known -> known.name().equals(stream))
            .findFirst()
            .orElseThrow(() -> wrong("no stream is called " + stream + "; there are " + names()));
    KafkaConnection kafka = address.connection();
    Map<String, Object> config = kafka.consumer("nightdesk-tail");
    config.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config)) {
      List<TopicPartition> partitions = partitions(consumer, kafka.names().of(wanted));
      consumer.assign(partitions);
      seek(consumer, partitions);
      show(consumer, partitions);
      return 0;
    } catch (KafkaException e) {
      throw new Failed("Kafka at %s: %s".formatted(kafka.bootstrap(), e.getMessage()));
    }
  }

  private void show(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> end = once ? consumer.endOffsets(partitions) : Map.of();
    while (!once
        || end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<String, byte[]> line : consumer.poll(POLL)) {
        if (isWanted(line)) {
          console.result(Json.text(shown(line)));
        }
      }
    }
  }

  private boolean isWanted(ConsumerRecord<String, byte[]> line) {
    String topics = text(line.headers().lastHeader(CloudEvent.TOPICS));
    return topic == null || Arrays.asList(topics.split(",")).contains(topic);
  }

  private static Map<String, Object> shown(ConsumerRecord<String, byte[]> line) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("partition", line.partition());
    shown.put("offset", line.offset());
    shown.put("timestamp", Instant.ofEpochMilli(line.timestamp()).toString());
    shown.put("key", Optional.ofNullable(line.key()).orElse(""));
    Map<String, String> headers = new LinkedHashMap<>();
    line.headers().forEach(header -> headers.put(header.key(), text(header)));
    shown.put("headers", headers);
    if (line.value() != null) {
      shown.put("value", value(line.value()));
    }
    return shown;
  }

  private static Object value(byte[] bytes) {
    try {
      return Json.tree(bytes);
    } catch (JacksonException _) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static String text(@Nullable Header header) {
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String name) {
    return consumer.partitionsFor(name).stream()
        .map(partition -> new TopicPartition(name, partition.partition()))
        .toList();
  }

  private void seek(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    switch (from) {
      case "now" -> consumer.seekToEnd(partitions);
      case "start" -> consumer.seekToBeginning(partitions);
      default -> {
        long instant = instant().toEpochMilli();
        Map<TopicPartition, Long> times = new LinkedHashMap<>();
        partitions.forEach(partition -> times.put(partition, instant));
        consumer.seekToEnd(partitions);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        found.forEach((partition, offset) -> {
          if (offset != null) {
            consumer.seek(partition, offset.offset());
          }
        });
      }
    }
  }

  private Instant instant() {
    try {
      return Instant.parse(from);
    } catch (DateTimeParseException _) {
      throw wrong("--from is neither now nor start nor an instant: " + from);
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private static String names() {
    return Stream.ALL.stream().map(Stream::name).collect(joining(", "));
  }
}
