package org.nightdesk.app.client;

import java.util.concurrent.Callable;
import org.nightdesk.app.console.Console;
import org.nightdesk.runtime.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `nightdesk status`: the pipeline in a glance; 1 when it is not ready.
@Command(
    name = "status",
    description = "Shows how a running Nightdesk is; ends with 1 when it is not ready.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DeskAddress address = new DeskAddress();

  @Option(names = "--json", description = "A JSON line instead of a page for people.")
  private boolean json;

  public StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (DeskClient desk = address.client()) {
      StatusReport report = StatusReport.of(desk.get("/api/system"));
      if (json) {
        console.result(Json.text(report.json()));
      } else {
        report.lines().forEach(console::result);
      }
      return report.isReady() ? 0 : 1;
    }
  }
}
