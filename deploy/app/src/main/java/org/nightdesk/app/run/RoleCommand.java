package org.nightdesk.app.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nightdesk ingest`, `classify`, `notify`, `desk`: one role against an existing Kafka.
@Command(
    description = "Runs one role against an existing Kafka cluster.",
    mixinStandardHelpOptions = true)
public final class RoleCommand implements Callable<Integer> {
  /// What one writes on a stream, another must be able to read.
  private static final Set<Role> SHARE_SECRETS = EnumSet.of(Role.DESK, Role.NOTIFY);

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
      description =
          "Port of health and metrics, or of the desk. Default: desk 8600, ingest 8601, classify"
              + " 8602, notify 8603")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where this instance keeps its state; each instance needs one of its own."
              + " Default: nightdesk-ROLE")
  private Path data;

  @Mixin private RunOptions options = new RunOptions();

  public RoleCommand(Role role, Console console) {
    this.role = role;
    this.console = console;
    this.data = Path.of("nightdesk-" + role.word());
  }

  @Override
  public Integer call() {
    RunOptions.requireUnused(data);
    Settings settings =
        role == Role.DESK
            ? options.deskSettings(Map.of(), Map.of(), port)
            : options.settings(Map.of());
    int statusPort = port == null ? usualPort(role) : port;
    RunOptions.requireFree("--port", role == Role.DESK ? 0 : statusPort);
    requireSecret(settings);
    Life life = new Life(console);
    return life.lead("cannot start in " + data, () -> begin(life, settings, statusPort));
  }

  private Node begin(Life life, Settings settings, int statusPort) throws IOException {
    Node node = life.owns(new Node(new Node.Design(data, kafka, 0, settings)));
    node.begin();
    if (role != Role.DESK) {
      StatusServer status = StatusServer.start(node.environment(), statusPort);
      node.owns(status);
      console.say("%s has health and metrics on port %d".formatted(role.word(), status.port()));
    }
    node.start(EnumSet.of(role));
    console.say(role.word() + " is running.");
    life.announce(node);
    return node;
  }

  private static int usualPort(Role role) {
    return switch (role) {
      case DESK -> 8600;
      case INGEST -> 8601;
      case CLASSIFY -> 8602;
      case NOTIFY -> 8603;
    };
  }

  private void requireSecret(Settings settings) {
    if (SHARE_SECRETS.contains(role) && settings.find(RuntimeSettings.SECRET_KEY).isEmpty()) {
      throw new Failed(
          "secret.key is not set: on a cluster desk and notify need the same one, Base64 of 32"
              + " bytes (openssl rand -base64 32)");
    }
  }
}
