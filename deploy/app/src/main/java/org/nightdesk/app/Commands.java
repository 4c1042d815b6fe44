package org.nightdesk.app;

import org.nightdesk.app.bench.BenchCommand;
import org.nightdesk.app.client.FeedCommand;
import org.nightdesk.app.client.StatusCommand;
import org.nightdesk.app.client.SubscriptionCommand;
import org.nightdesk.app.client.TopicCommand;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.lab.LabCommand;
import org.nightdesk.app.read.ReadCommand;
import org.nightdesk.app.run.DemoCommand;
import org.nightdesk.app.run.Role;
import org.nightdesk.app.run.RoleCommand;
import org.nightdesk.app.run.UpCommand;
import org.nightdesk.app.wire.ReplayCommand;
import org.nightdesk.app.wire.TailCommand;
import org.nightdesk.app.wire.TraceCommand;
import picocli.CommandLine;

/// Every command, in the order in which `--help` lists them.
final class Commands {
  private Commands() {}

  static void addTo(CommandLine line, Console console) {
    line.addSubcommand(new UpCommand(console));
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new StatusCommand(console));
    line.addSubcommand(new FeedCommand(console));
    line.addSubcommand(new TopicCommand(console));
    line.addSubcommand(new SubscriptionCommand(console));
    line.addSubcommand(new TailCommand(console));
    line.addSubcommand(new TraceCommand(console));
    line.addSubcommand(new ReplayCommand(console));
    line.addSubcommand(new ReadCommand(console));
    line.addSubcommand(LabCommand.commandLine(console));
    line.addSubcommand(BenchCommand.commandLine(console, Nightdesk.class));
    for (Role role : Role.values()) {
      line.addSubcommand(role.word(), new RoleCommand(role, console));
    }
  }
}
