package org.nightdesk.app.client;

import java.nio.file.Path;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Inputs;
import org.nightdesk.runtime.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `nightdesk topic`: what items are read for. A topic is a JSON file, as `show` writes it.
@Command(
    name = "topic",
    description = "Topics of a running desk: looked at, checked, tried, changed.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class TopicCommand extends DeskCommand {
  private static final String TOPICS = "/api/topics";

  public TopicCommand(Console console) {
    super(console);
  }

  @Command(name = "list", description = "All topics, a line each.", mixinStandardHelpOptions = true)
  int list() {
    return list(TOPICS, "topics");
  }

  @Command(name = "show", description = "One topic.", mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "NAME") String name) {
    return show(desk -> desk.get(TOPICS + "/" + DeskClient.part(name)));
  }

  @Command(
      name = "put",
      description = "Makes a topic or changes it; it is in force at once.",
      mixinStandardHelpOptions = true)
  int put(@Parameters(paramLabel = "FILE") Path file) {
    JsonNode topic = topic(file);
    String name = topic.path("name").asString("");
    return show(desk -> desk.put(TOPICS + "/" + DeskClient.part(name), topic));
  }

  @Command(
      name = "check",
      description = "Says what is wrong with a topic, if anything; changes nothing.",
      mixinStandardHelpOptions = true)
  int check(@Parameters(paramLabel = "FILE") Path file) {
    JsonNode topic = topic(file);
    return ask(desk -> {
      JsonNode answer = desk.post(TOPICS + "/check", topic);
      result(answer);
      answer.path("problems").forEach(problem -> say(problem.asString("")));
      return answer.path("problems").isEmpty() ? 0 : 1;
    });
  }

  @Command(
      name = "try",
      description = "Shows which items of the last days would get it, or lose it.",
      mixinStandardHelpOptions = true)
  int trial(@Parameters(paramLabel = "FILE") Path file) {
    JsonNode topic = topic(file);
    return ask(desk -> {
      JsonNode answer = desk.post(TOPICS + "/try", topic);
      result(answer);
      say(
          "of %d items of %d days %d have it now, %d would: %d more, %d less"
              .formatted(
                  answer.path("looked").asInt(0),
                  answer.path("days").asInt(0),
                  answer.path("before").asInt(0),
                  answer.path("total").asInt(0),
                  answer.path("addedTotal").asInt(0),
                  answer.path("removedTotal").asInt(0)));
      return 0;
    });
  }

  @Command(name = "remove", description = "Deletes a topic.", mixinStandardHelpOptions = true)
  int remove(@Parameters(paramLabel = "NAME") String name) {
    return ask(desk -> {
      desk.delete(TOPICS + "/" + DeskClient.part(name));
      say("deleted: " + name);
      return 0;
    });
  }

  private static JsonNode topic(Path file) {
    try {
      JsonNode topic = Json.tree(Inputs.bytes(file));
      if (topic.path("name").asString("").isEmpty()) {
        throw new Failed("this file holds no topic, for it has no name: " + file);
      }
      return topic;
    } catch (JacksonException e) {
      throw new Failed("%s is not JSON: %s".formatted(file, e.getOriginalMessage()));
    }
  }
}
