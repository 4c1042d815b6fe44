package org.nightdesk.app;

import org.nightdesk.app.console.Console;
import picocli.CommandLine;

/// Every command, in the order in which `--help` lists them.
final class Commands {
  private Commands() {}

  static void addTo(CommandLine line, Console console) {}
}
