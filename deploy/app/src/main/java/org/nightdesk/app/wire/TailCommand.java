package org.nightdesk.app.wire;

import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.contract.CloudEvent;
import org.nightdesk.contract.Stream;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.runtime.streams.Event;
import org.nightdesk.runtime.streams.KafkaConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `nightdesk tail`: the records of a stream as JSON lines, as they come.
@Command(
    name = "tail",
    description = "Shows the records of a stream as they come, one JSON line each.",
    mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {
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
      description =
          "now, beginning, an instant such as 2026-11-24T14:00:00Z, or 2h for two hours ago."
              + " Default: ${DEFAULT-VALUE}")
  private String from = "now";

  @Option(names = "--once", description = "Ends when what is there now has been shown.")
  private boolean once;

  public TailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Stream<?> wanted = KnownStream.named(stream, spec.commandLine());
    Instant start = start();
    KafkaConnection kafka = address.connection();
    try (StreamReader reader = new StreamReader(kafka, "nightdesk-tail")) {
      if (!once) {
        reader.follow(wanted, start, this::show);
      } else if (start != null) {
        reader.read(wanted, StreamReader.Window.since(start), this::show);
      }
      return 0;
    }
  }

  /// Absent: only what comes from now on.
  private @Nullable Instant start() {
    try {
      return switch (from) {
        case "now" -> null;
        case "beginning" -> Instant.EPOCH;
        default -> new Moment().convert(from);
      };
    } catch (TypeConversionException e) {
      throw new ParameterException(
          spec.commandLine(), "--from is neither now nor beginning: " + e.getMessage());
    }
  }

  private void show(ConsumerRecord<String, byte[]> line) {
    String topics = Event.header(line.headers(), CloudEvent.TOPICS);
    if (topic == null || (topics != null && Arrays.asList(topics.split(",")).contains(topic))) {
      console.result(Json.text(Shown.of(line)));
    }
  }
}
