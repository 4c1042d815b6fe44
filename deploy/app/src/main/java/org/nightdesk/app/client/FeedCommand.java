package org.nightdesk.app.client;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Inputs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `nightdesk feed`: what is polled.
@Command(
    name = "feed",
    description = "Feeds of a running desk: added, listed, polled, taken off.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class FeedCommand extends DeskCommand {
  private static final String FEEDS = "/api/feeds";

  public FeedCommand(Console console) {
    super(console);
  }

  @Command(
      name = "add",
      description = "Adds a feed; what stands in it already alerts nobody, unless told otherwise.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "URL", description = "Address of the feed.") String url,
      @Option(names = "--title", paramLabel = "TEXT", description = "A name of your own for it.")
          @Nullable String title,
      @Option(
              names = "--folder",
              paramLabel = "NAME",
              description = "Folder in the list; repeat it for a folder in a folder.")
          @Nullable List<String> folders,
      @Option(
              names = "--backfill-hours",
              paramLabel = "N",
              description = "Items of the last N hours alert too, at the first poll.")
          @Nullable Integer backfillHours) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("url", url);
    put(body, "title", title);
    put(body, "folders", folders);
    put(body, "backfillHours", backfillHours);
    return show(desk -> desk.post(FEEDS, body));
  }

  @Command(
      name = "list",
      description = "All feeds with their health, a line each.",
      mixinStandardHelpOptions = true)
  int list() {
    return list(FEEDS, "feeds");
  }

  @Command(name = "show", description = "One feed.", mixinStandardHelpOptions = true)
  int show(@Parameters(paramLabel = "ID|URL") String feed) {
    return show(desk -> desk.get(path(desk, feed)));
  }

  @Command(name = "pause", description = "Polls it no more.", mixinStandardHelpOptions = true)
  int pause(@Parameters(paramLabel = "ID|URL") String feed) {
    return show(desk -> desk.patch(path(desk, feed), Map.of("state", "paused")));
  }

  @Command(name = "resume", description = "Polls it again.", mixinStandardHelpOptions = true)
  int resume(@Parameters(paramLabel = "ID|URL") String feed) {
    return show(desk -> desk.patch(path(desk, feed), Map.of("state", "active")));
  }

  @Command(name = "poll", description = "Polls it at once.", mixinStandardHelpOptions = true)
  int poll(@Parameters(paramLabel = "ID|URL") String feed) {
    return show(desk -> desk.post(path(desk, feed) + "/poll", Map.of()));
  }

  @Command(name = "remove", description = "Takes it off.", mixinStandardHelpOptions = true)
  int remove(@Parameters(paramLabel = "ID|URL") String feed) {
    return ask(desk -> {
      desk.delete(path(desk, feed));
      say("taken off: " + feed);
      return 0;
    });
  }

  @Command(
      name = "check",
      description = "Looks once at what is at an address, up to 35 s; adds nothing.",
      mixinStandardHelpOptions = true)
  int check(@Parameters(paramLabel = "URL") String url) {
    return ask(desk -> {
      JsonNode answer = desk.post(FEEDS + "/check", Map.of("url", url));
      result(answer);
      JsonNode status = answer.path("status");
      String health = status.path("health").asString("");
      if (health.equals("working")) {
        return 0;
      }
      say("%s: %s".formatted(health, status.path("reason").asString("no reason is known")));
      status
          .path("candidates")
          .forEach(feed -> say("the page announces " + feed.path("href").asString("")));
      return 1;
    });
  }

  @Command(
      name = "import",
      description = "Adds the feeds of a subscription list (OPML), with a line for each.",
      mixinStandardHelpOptions = true)
  int read(@Parameters(paramLabel = "FILE") Path file) {
    byte[] list = Inputs.bytes(file);
    return ask(desk -> {
      JsonNode answer = desk.post(FEEDS + "/import", list, "text/x-opml");
      answer.path("lines").forEach(line -> result(line));
      say(
          "%d added, %d were there, %d refused%s"
              .formatted(
                  answer.path("added").asInt(0),
                  answer.path("known").asInt(0),
                  answer.path("refused").asInt(0),
                  answer.path("cut").asBoolean(false)
                      ? "; the list is too long, its end was not read"
                      : ""));
      return 0;
    });
  }

  @Command(
      name = "export",
      description = "Writes all feeds as a subscription list (OPML).",
      mixinStandardHelpOptions = true)
  int export() {
    return ask(desk -> {
      result(desk.text(FEEDS + "/export").stripTrailing());
      return 0;
    });
  }

  /// People know the address, programs the id.
  private static String path(DeskClient desk, String feed) {
    String id = feed.contains("://") ? idOf(desk, feed) : feed;
    String[] parts = id.split("/", -1);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new Failed("this is neither the id nor the address of a feed: " + feed);
    }
    return FEEDS + "/" + DeskClient.part(parts[0]) + "/" + DeskClient.part(parts[1]);
  }

  private static String idOf(DeskClient desk, String url) {
    return desk.get(FEEDS)
        .path("feeds")
        .valueStream()
        .map(view -> view.path("feed"))
        .filter(feed -> feed.path("url").asString("").equals(url))
        .map(feed -> feed.path("id").asString(""))
        .findFirst()
        .orElseThrow(() -> new Failed("there is no feed with the address " + url));
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
