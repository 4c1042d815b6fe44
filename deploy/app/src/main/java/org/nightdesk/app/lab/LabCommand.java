package org.nightdesk.app.lab;

import java.util.concurrent.Callable;
import org.nightdesk.app.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `nightdesk lab`.
@Command(
    name = "lab",
    description = "Offline filters that run one part of the pipeline: JSON lines in and out.",
    mixinStandardHelpOptions = true)
public final class LabCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private LabCommand() {}

  /// The command with its filters.
  public static CommandLine commandLine(Console console) {
    CommandLine lab = new CommandLine(new LabCommand()).addSubcommand(new ParseFeeds(console));
    ReadingFilters.addTo(lab, console);
    return lab.addSubcommand(new TagFilter(console))
        .addSubcommand(new GroupStories(console))
        .addSubcommand(new EvaluateCommand(console));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "which filter? One of the commands of lab");
  }
}
