package org.nightdesk.app.run;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nightdesk.runtime.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `up` and `demo` share: every role in one process, with a broker and a desk of its own.
final class AllInOne {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the desk, 0: any free one. Default: desk.port, that is 8600")
  private @Nullable Integer port;

  @Mixin private RunOptions options = new RunOptions();

  /// The settings in force.
  ///
  /// @param own what the command needs to be so
  Settings settings(Map<String, String> own) {
    return options.deskSettings(RunOptions.ONE_MACHINE, own, port);
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
