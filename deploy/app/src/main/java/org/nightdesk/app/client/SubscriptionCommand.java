package org.nightdesk.app.client;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Map;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Plain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `nightdesk subscription`: who hears of what.
@Command(
    name = "subscription",
    description = "Subscriptions of a running desk: previewed, made, tried, changed, deleted.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class SubscriptionCommand extends DeskCommand {
  private static final String SUBSCRIPTIONS = "/api/subscriptions";

  /// Outlets named in the sentence about a preview; the result has more.
  private static final int OUTLETS = 3;

  public SubscriptionCommand(Console console) {
    super(console);
  }

  @Command(
      name = "list",
      description = "All subscriptions, a line each.",
      mixinStandardHelpOptions = true)
  int list() {
    return list(SUBSCRIPTIONS, "subscriptions");
  }

  @Command(name = "show", description = "One subscription.", mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "ID") String id) {
    return show(desk -> desk.get(path(id)));
  }

  @Command(
      name = "preview",
      description = "What a query would have caught in the items already there.",
      mixinStandardHelpOptions = true)
  int preview(
      @Parameters(paramLabel = "QUERY", description = "In quotes, so that it is one word.")
          String query,
      @Option(
              names = "--days",
              paramLabel = "N",
              defaultValue = "7",
              description = "How far back, 1 to 90. Default: ${DEFAULT-VALUE}")
          int days) {
    return ask(desk -> {
      JsonNode answer = desk.post("/api/preview", Map.of("query", query, "days", days));
      result(answer);
      say(sentence(answer, days));
      return 0;
    });
  }

  @Command(name = "add", description = "Makes a subscription.", mixinStandardHelpOptions = true)
  int add(@Mixin SubscriptionOptions wanted) {
    Map<String, Object> body = wanted.body(null);
    return show(desk -> desk.post(SUBSCRIPTIONS, body));
  }

  @Command(
      name = "edit",
      description = "Changes what the flags say and leaves the rest.",
      mixinStandardHelpOptions = true)
  int edit(@Parameters(paramLabel = "ID") String id, @Mixin SubscriptionOptions wanted) {
    return show(desk -> desk.put(path(id), wanted.body(desk.get(path(id)))));
  }

  @Command(
      name = "pause",
      description = "Alerts no more until resumed.",
      mixinStandardHelpOptions = true)
  int pause(@Parameters(paramLabel = "ID") String id) {
    return show(desk -> desk.post(path(id) + "/pause", Map.of()));
  }

  @Command(name = "resume", description = "Alerts again.", mixinStandardHelpOptions = true)
  int resume(@Parameters(paramLabel = "ID") String id) {
    return show(desk -> desk.post(path(id) + "/resume", Map.of()));
  }

  @Command(
      name = "test",
      description = "Sends a test alert through its channel.",
      mixinStandardHelpOptions = true)
  int test(@Parameters(paramLabel = "ID") String id) {
    return show(desk -> desk.post(path(id) + "/test", Map.of()));
  }

  @Command(name = "remove", description = "Deletes it.", mixinStandardHelpOptions = true)
  int remove(@Parameters(paramLabel = "ID") String id) {
    return ask(desk -> {
      desk.delete(path(id));
      say("deleted: " + id);
      return 0;
    });
  }

  private static String path(String id) {
    return SUBSCRIPTIONS + "/" + DeskClient.part(id);
  }

  /// A preview in a sentence.
  static String sentence(JsonNode preview, int days) {
    String outlets =
        preview
            .path("outlets")
            .valueStream()
            .limit(OUTLETS)
            .map(o ->
                "%s (%d)"
                    .formatted(Plain.line(o.path("outlet").asString("")), o.path("count").asInt(0)))
            .collect(joining(", "));
    return String.format(
        Locale.ROOT,
        "%d items in %d days, at most %.0f alerts a week%s",
        preview.path("total").asLong(0),
        days,
        Math.ceil(preview.path("perWeek").asDouble(0)),
        outlets.isEmpty() ? "" : "; most from " + outlets);
  }
}
