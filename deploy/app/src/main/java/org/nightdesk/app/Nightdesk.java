package org.nightdesk.app;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line. Exit codes: 0 done, 1 failed, 2 used wrongly.
@Command(
    name = "nightdesk",
    description = "News in, the right people woken once.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Nightdesk implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Lucene remarks through the JDK's own logging that a preview module is not in use. Held here,
  /// because that logging forgets levels of loggers nobody holds.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  public static void main(String[] args) {
    LUCENE.setLevel(Level.SEVERE);
    System.exit(run(Console.ofProcess(), args));
  }

  /// Runs one command to its end and returns its exit code.
  public static int run(Console console, String... args) {
    CommandLine line = new CommandLine(new Nightdesk());
    Commands.addTo(line, console);
    return line.setParameterExceptionHandler((wrong, _) -> usedWrongly(console, wrong))
        .setExecutionExceptionHandler((failure, _, _) -> failed(console, failure))
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int usedWrongly(Console console, ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    console.say(
        wrong instanceof UnmatchedArgumentException unmatched
            ? "unknown here: " + String.join(" ", unmatched.getUnmatched())
            : firstLine(wrong));
    console.say("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Console console, Exception failure) {
    if (failure instanceof Failed expected) {
      console.say(firstLine(expected));
      expected.more().forEach(console::say);
      return CommandLine.ExitCode.SOFTWARE;
    }
    // A defect: the one case where the person who mends it needs to see where it happened.
    String where =
        Arrays.stream(failure.getStackTrace())
            .limit(3)
            .map(StackTraceElement::toString)
            .collect(joining(", "));
    console.say("nightdesk failed inside: " + failure + " at " + where);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse(e.toString());
  }
}
