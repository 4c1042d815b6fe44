package org.nightdesk.app.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.directory.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nightdesk ingest`, `classify`, `notify`, `desk`: one role against an existing Kafka.
@Command(
    description = "Runs one role against an existing Kafka cluster.",
    mixinStandardHelpOptions = true)
public final class RoleCommand implements Callable<Integer> {
  private final Console console;
  private final Role role;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      required = true,
      description = "The cluster; several brokers separated by commas.")
  private String kafka = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8601",
      description = "Port of health and metrics, or of the desk. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where this instance keeps its state. Default: nightdesk-ROLE")
  private Path data;

  @Mixin private RunOptions options = new RunOptions();

  public RoleCommand(Role role, Console console) {
    this.role = role;
    this.console = console;
    this.data = Path.of("nightdesk-" + role.word());
  }

  @Override
  public Integer call() {
    UpCommand.requireFree("--port", port);
    var settings = options.settings(UpCommand.deskPresets(port));
    Life life = new Life(console);
    try {
      Node node = life.owns(Node.open(new Node.Design(data, kafka, 0, settings)));
      if (role != Role.DESK) {
        node.owns(new StatusServer(node.environment(), "127.0.0.1", port).start());
      }
      node.start(EnumSet.of(role));
      console.say("%s is running; health and metrics on port %d".formatted(role.word(), port));
      return life.last(node);
    } catch (DataDirectory.InUseException | IllegalStateException e) {
      throw new Failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Failed("cannot start in %s: %s".formatted(data, e.getMessage()));
    }
  }
}
