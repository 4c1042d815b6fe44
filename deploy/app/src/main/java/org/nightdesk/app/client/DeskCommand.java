package org.nightdesk.app.client;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.nightdesk.app.console.Console;
import org.nightdesk.runtime.json.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// What the commands about one kind of thing on a desk share: where the desk is, and how it is
/// asked and answers. Each has commands of its own, and none does anything without one.
abstract sealed class DeskCommand implements Runnable
    permits FeedCommand, SubscriptionCommand, TopicCommand {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DeskAddress address = new DeskAddress();

  DeskCommand(Console console) {
    this.console = console;
  }

  @Override
  public final void run() {
    throw new ParameterException(
        spec.commandLine(), "which? One of the commands of " + spec.name());
  }

  /// Talks to the desk.
  ///
  /// @return the exit code
  final int ask(ToIntFunction<DeskClient> talk) {
    try (DeskClient desk = address.client()) {
      return talk.applyAsInt(desk);
    }
  }

  /// Shows an answer of the desk, one line.
  final int show(Function<DeskClient, JsonNode> question) {
    return ask(desk -> {
      result(question.apply(desk));
      return 0;
    });
  }

  /// Shows what stands in a list of the desk, a line each.
  final int list(String path, String field) {
    return ask(desk -> {
      desk.get(path).path(field).forEach(this::result);
      return 0;
    });
  }

  final void result(JsonNode answer) {
    result(Json.text(answer));
  }

  final void result(String line) {
    console.result(line);
  }

  final void say(String sentence) {
    console.say(sentence);
  }
}
