package org.nightdesk.app.read;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.run.Node;
import org.nightdesk.app.run.RunOptions;
import org.nightdesk.reading.address.Addresses;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.tagging.Tagger;
import org.nightdesk.tagging.Taxonomy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `nightdesk read`: one feed or article page, read and tagged as the pipeline would.
@Command(
    name = "read",
    description = "Shows what Nightdesk makes of one feed or article page.",
    mixinStandardHelpOptions = true)
public final class ReadCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE|URL", description = "A file, or an http or https address.")
  private String name = "";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where a file came from: its relative links and the ids depend on it.")
  private @Nullable String url;

  @Option(names = "--json", description = "JSON lines instead of a page for people.")
  private boolean json;

  @Mixin private RunOptions options = new RunOptions();

  public ReadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (url != null && !Addresses.isWeb(url)) {
      throw new ParameterException(
          spec.commandLine(), "--url is not an http or https address: " + url);
    }
    InstantSource clock = InstantSource.system();
    Loading.Loaded loaded =
        Loading.isAddress(name)
            ? Loading.address(name, () -> Node.outbound(options.settings(Map.of()), clock))
            : Loading.file(name, url);
    Reading reading = Reading.of(loaded, Tagger.of(Taxonomy.builtIn()), clock.instant());
    if (json) {
      ReadJson.lines(reading).forEach(line -> console.result(Json.text(line)));
    } else {
      Sheet.lines(reading).forEach(console::result);
    }
    return 0;
  }
}
