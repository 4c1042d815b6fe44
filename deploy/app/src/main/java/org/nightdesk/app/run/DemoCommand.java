package org.nightdesk.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.demo.DemoWorld;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nightdesk demo`: everything in one process, in a directory that goes with it, fed by outlets on
/// this machine.
@Command(
    name = "demo",
    description =
        "Shows Nightdesk at work on invented news: no network, nothing left behind. Ctrl-C ends it.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the desk, 0: any free one. Default: desk.port, that is 8600")
  private @Nullable Integer port;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Ends by itself after so many seconds.")
  private @Nullable Integer seconds;

  @Mixin private RunOptions options = new RunOptions();

  public DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      Path directory = Files.createTempDirectory("nightdesk-demo-");
      DemoWorld world = DemoWorld.start(InstantSource.system());
      Life life = new Life(console);
      Node node =
          life.owns(
              Node.open(
                  new Node.Design(
                      directory,
                      null,
                      0,
                      options.deskSettings(UpCommand.ONE_MACHINE, world.settings(), port))),
              () -> end(world, directory));
      node.shows(world::inbox);
      world.addTo(node.environment());
      node.start(EnumSet.allOf(Role.class));
      console.say("The demo is running; each delivered alert is a line.");
      node.writeRunFile();
      life.announce(node);
      Thread.ofVirtual().start(new DeliveryLines(node.environment(), console));
      if (seconds != null) {
        life.lastsAtMost(Duration.ofSeconds(seconds));
      }
      return life.last(node);
    } catch (IOException e) {
      throw new Failed("the demo cannot start: " + e.getMessage());
    }
  }

  private static void end(DemoWorld world, Path directory) {
    world.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException _) {
      // The system empties its own directory for temporary files.
    }
  }
}
