package org.nightdesk.app.run;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
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
      names = "--for",
      paramLabel = "SECONDS",
      description = "Ends by itself after so many seconds.")
  private @Nullable Integer seconds;

  @Mixin private AllInOne all = new AllInOne();

  public DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    all.settings(AllInOne.BROKER_INSIDE); // what is wrong is said before anything starts
    Life life = new Life(console);
    return life.lead("the demo cannot start", () -> begin(life));
  }

  private Node begin(Life life) throws IOException {
    Scratch directory = life.owns(Scratch.make("nightdesk-demo-"));
    DemoWorld world = life.owns(DemoWorld.start(InstantSource.system()));
    Map<String, String> own = new HashMap<>(world.settings());
    own.putAll(AllInOne.BROKER_INSIDE);
    Node.Design design = new Node.Design(directory.path(), null, 0, all.settings(own));
    Node node =
        AllInOne.start(
            life,
            design,
            opened -> {
              opened.shows(world::inbox);
              world.addTo(opened.environment());
            });
    console.say("The demo is running; each delivered alert is a line.");
    Thread.ofVirtual().start(new DeliveryLines(node.environment(), console));
    if (seconds != null) {
      life.lastsAtMost(Duration.ofSeconds(seconds));
    }
    return node;
  }
}
