package org.nightdesk.app.run;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `up` and `demo` share: every role in one process, with a broker and a desk of its own.
final class AllInOne {
  /// How the broker inside is spoken to.
  private static final String PLAIN = "PLAINTEXT";

  /// For a command that keeps to itself, whatever file and environment say of another broker.
  static final Map<String, String> BROKER_INSIDE = Map.of("kafka.security.protocol", PLAIN);

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the desk, 0: any free one. Default: desk.port, that is 8600")
  private @Nullable Integer port;

  @Mixin private RunOptions options = new RunOptions();

  /// The settings in force.
  ///
  /// @param own what the command needs to be so
  /// @throws Failed if something does not fit, or was meant for another broker
  Settings settings(Map<String, String> own) {
    Settings settings = options.deskSettings(RunOptions.ONE_MACHINE, own, port);
    String protocol = settings.kafka().getOrDefault("security.protocol", PLAIN);
    if (!protocol.equalsIgnoreCase(PLAIN)) {
      throw new Failed(
          "kafka.security.protocol is %s, but the broker inside speaks %s: that goes with the --kafka of ingest, classify, notify and desk"
              .formatted(protocol, PLAIN));
    }
    return settings;
  }

  /// Brings all up and says where it is.
  ///
  /// @param prepare between the broker's start and that of the roles
  static Node start(Life life, Node.Design design, Consumer<Node> prepare) throws IOException {
    Node node = life.owns(new Node(design));
    node.begin();
    prepare.accept(node);
    node.start(EnumSet.allOf(Role.class));
    node.writeRunFile();
    life.announce(node);
    return node;
  }
}
