package org.nightdesk.app.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Plain;
import org.nightdesk.reading.opml.Outline;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nightdesk up`: everything in one process.
@Command(
    name = "up",
    description = "Runs everything in one process, with a Kafka broker of its own.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
  /// What one machine wants different from a cluster.
  public static final Map<String, String> ONE_MACHINE =
      Map.of(
          "stream.partitions", "4",
          "stream.replication", "1",
          "stream.transaction-timeout", "60s");

  /// Refused addresses of a list that are named; the rest is counted.
  private static final int MOST_REFUSED = 20;

  private static final int WIDE = 200;

  private final Console console;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "nightdesk-data",
      description = "Where everything is kept; made if missing. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of("nightdesk-data");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the desk, 0: any free one. Default: desk.port, that is 8600")
  private @Nullable Integer port;

  @Option(
      names = "--kafka-port",
      paramLabel = "N",
      defaultValue = "9092",
      description = "Port of the broker on 127.0.0.1, 0: any free one. Default: ${DEFAULT-VALUE}")
  private int kafkaPort;

  @Option(
      names = "--feeds",
      paramLabel = "OPML",
      description = "A subscription list whose feeds are added at the start.")
  private @Nullable Path feeds;

  @Mixin private RunOptions options = new RunOptions();

  public UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunOptions.requireFree("--kafka-port", kafkaPort);
    List<Outline> outlines = feeds == null ? List.of() : FeedsFile.read(feeds);
    Settings settings = options.deskSettings(ONE_MACHINE, Map.of(), port);
    Life life = new Life(console);
    try {
      Node node = life.owns(Node.open(new Node.Design(data, null, kafkaPort, settings)));
      node.start(EnumSet.allOf(Role.class));
      add(outlines, node);
      node.writeRunFile();
      life.announce(node);
      return life.last(node);
    } catch (DataDirectory.InUseException | IllegalStateException e) {
      throw new Failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Failed("cannot start in %s: %s".formatted(data, e.getMessage()));
    }
  }

  private void add(List<Outline> outlines, Node node) {
    if (!outlines.isEmpty()) {
      FeedsFile.Added added = FeedsFile.add(outlines, node.environment());
      console.say(
          "%d feeds added, %d were there, %d refused"
              .formatted(added.added(), added.there(), added.refused().size()));
      added.refused().stream()
          .limit(MOST_REFUSED)
          .forEach(url -> console.say("not a web address: " + Plain.line(url, WIDE)));
    }
  }
}
