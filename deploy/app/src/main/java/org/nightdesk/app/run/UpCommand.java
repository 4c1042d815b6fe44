package org.nightdesk.app.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Plain;
import org.nightdesk.reading.opml.Outline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nightdesk up`: everything in one process.
@Command(
    name = "up",
    description = "Runs everything in one process, with a Kafka broker of its own.",
    mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
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

  @Mixin private AllInOne all = new AllInOne();

  public UpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunOptions.requireUnused(data);
    RunOptions.requireFree("--kafka-port", kafkaPort);
    List<Outline> outlines = feeds == null ? List.of() : FeedsFile.read(feeds);
    Node.Design design = new Node.Design(data, null, kafkaPort, all.settings(Map.of()));
    Life life = new Life(console);
    return life.lead(
        "cannot start in " + data, () -> AllInOne.start(life, design, node -> add(outlines, node)));
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
