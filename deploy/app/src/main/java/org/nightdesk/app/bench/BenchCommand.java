package org.nightdesk.app.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `nightdesk bench …`: one figure after the other, each beside its limit.
@Command(
    name = "bench",
    description =
        "Measures this machine: how fast Nightdesk starts, and how fast an item gets through.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "FIGURE")
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// The command with its subcommands.
  ///
  /// @param launcher the class whose `main` runs a command, for starts as a process of its own
  public static CommandLine commandLine(Console console, Class<?> launcher) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new Start(console, launcher))
        .addSubcommand(new Latency(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which figure: start or latency");
  }

  @Command(
      name = "start",
      description =
          "Start of `up` on an empty directory until the desk answers, and of `demo` until the first"
              + " alert is delivered; beside them the broker alone.",
      mixinStandardHelpOptions = true)
  private static final class Start implements Callable<Integer> {
    private final Console console;
    private final Class<?> launcher;

    @Option(names = "--runs", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}")
    private int runs;

    Start(Console console, Class<?> launcher) {
      this.console = console;
      this.launcher = launcher;
    }

    @Override
    public Integer call() {
      try {
        new StartBench(console, launcher).run(runs);
        return CommandLine.ExitCode.OK;
      } catch (IOException e) {
        throw new Failed("the measurement failed: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return CommandLine.ExitCode.SOFTWARE;
      }
    }
  }

  @Command(
      name = "latency",
      description =
          "From the end of a feed's answer to the webhook received, one item at a time; beside it"
              + " one committed hop over Kafka, and one webhook alone.",
      mixinStandardHelpOptions = true)
  private static final class Latency implements Callable<Integer> {
    private final Console console;

    @Option(names = "--items", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}")
    private int items;

    @Option(
        names = "--warm",
        defaultValue = "40",
        description = "Items before those that count. Default: ${DEFAULT-VALUE}")
    private int warm;

    Latency(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try {
        new LatencyBench(console).run(warm, items);
        return CommandLine.ExitCode.OK;
      } catch (IOException e) {
        throw new Failed("the measurement failed: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return CommandLine.ExitCode.SOFTWARE;
      }
    }
  }
}
