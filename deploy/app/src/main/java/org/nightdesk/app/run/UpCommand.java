package org.nightdesk.app.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Plain;
import org.nightdesk.reading.opml.Outline;
import org.nightdesk.runtime.broker.Ports;
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
      defaultValue = "8600",
      description = "Port of the desk on 127.0.0.1. Default: ${DEFAULT-VALUE}")
  private int port;

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
    requireFree("--port", port);
    requireFree("--kafka-port", kafkaPort);
    List<Outline> outlines = feeds == null ? List.of() : FeedsFile.read(feeds);
    Settings settings = options.settings(presets());
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

  /// The desk on that port, and links that lead there.
  static Map<String, String> deskPresets(int port) {
    int known = port == 0 ? anyFree() : port; // links need it before the desk has it
    return Map.of("desk.port", Integer.toString(known), "desk.url", "http://127.0.0.1:" + known);
  }

  private static int anyFree() {
    try {
      return Ports.free();
    } catch (IOException e) {
      throw new Failed("no port is free: " + e.getMessage());
    }
  }

  private Map<String, String> presets() {
    Map<String, String> presets = new HashMap<>(ONE_MACHINE);
    presets.putAll(deskPresets(port));
    return presets;
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

  static void requireFree(String flag, int port) {
    if (port < 0 || port > 65_535) {
      throw new Failed("%s is not in 0..65535: %d".formatted(flag, port));
    }
    if (port != 0 && !Ports.isFree(port)) {
      throw new Failed(
          "port %d is taken by another program; choose one with %s".formatted(port, flag));
    }
  }
}
