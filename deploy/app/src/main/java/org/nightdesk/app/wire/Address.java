package org.nightdesk.app.wire;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.run.RunFile;
import org.nightdesk.app.run.RunOptions;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.settings.Settings;
import org.nightdesk.runtime.streams.KafkaConnection;
import org.nightdesk.runtime.streams.StreamNames;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where Kafka is: as told, or as the process that has the data directory wrote down. `kafka.*`
/// settings reach the clients here as they do in every role.
final class Address {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "nightdesk-data",
      description = "Directory of a running `up`. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of("nightdesk-data");

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "A Kafka cluster, instead of the one of --data.")
  private @Nullable String kafka;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      description = "Stands before the names of streams, with --kafka. Default: stream.prefix")
  private @Nullable String prefix;

  @Mixin private RunOptions options = new RunOptions();

  KafkaConnection connection() {
    Settings settings = options.settings(Map.of());
    if (kafka != null) {
      String before = prefix == null ? settings.get(RuntimeSettings.STREAM_PREFIX) : prefix;
      return connection(kafka, before, settings);
    }
    try {
      RunFile running =
          RunFile.read(data)
              .orElseThrow(
                  () -> new Failed("nothing runs in " + data + "; name a cluster with --kafka"));
      return connection(running.kafka(), running.prefix(), settings);
    } catch (IOException e) {
      throw new Failed("cannot read %s/run.json: %s".formatted(data, e.getMessage()));
    }
  }

  private static KafkaConnection connection(String bootstrap, String prefix, Settings settings) {
    return new KafkaConnection(
        bootstrap,
        settings.kafka(),
        new StreamNames(prefix),
        new KafkaConnection.Layout(1, (short) -1),
        Duration.ofSeconds(10));
  }
}
