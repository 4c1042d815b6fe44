package org.nightdesk.app.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Columns;
import org.nightdesk.app.console.Plain;
import tools.jackson.databind.JsonNode;

/// How the pipeline is, in a glance, made of what the desk says at `/api/system`. Pure.
///
/// Counts are those of the desk's own process since it started, so a desk that runs alone has none
/// of what the other roles count; they are left out then.
///
/// @param wrong components that are not ready, with what they say
/// @param counts by name, in the order of an item's way
/// @param oldestSeconds age of the oldest alert that is not delivered; null: none, or not known
///   here
/// @param lag records that wait, by the stream they wait on
record StatusReport(
    String version,
    Map<String, String> components,
    Map<String, String> wrong,
    Feeds feeds,
    Map<String, Long> counts,
    @Nullable Double oldestSeconds,
    @Nullable Double medianSeconds,
    Map<String, Long> lag) {

  /// Whether this process has the role `notify`, and so all roles that count.
  private static final String EVIDENCE = "nightdesk.messages.pending";

  /// Feeds that are to be polled.
  ///
  /// @param health how many have each word
  record Feeds(int working, int total, Map<String, Integer> health) {}

  static StatusReport of(JsonNode system) {
    Map<String, String> components = new LinkedHashMap<>();
    Map<String, String> wrong = new LinkedHashMap<>();
    system
        .path("components")
        .properties()
        .forEach(component -> {
          String state = component.getValue().path("state").asString("");
          components.put(component.getKey(), state);
          if (!state.equals("ready")) {
            String detail = component.getValue().path("detail").asString("");
            wrong.put(component.getKey(), state + ": " + detail);
          }
        });
    JsonNode median = system.path("coverage").path("medianSeconds");
    Meters meters = new Meters(system.path("numbers"));
    return new StatusReport(
        system.path("version").asString(""),
        components,
        wrong,
        feeds(system.path("coverage")),
        counts(system, meters),
        meters.has(EVIDENCE) ? meters.value("nightdesk.oldest.undelivered.seconds") : null,
        median.isNumber() ? median.doubleValue() : null,
        meters.by("nightdesk.stage.lag", "stream"));
  }

  private static Feeds feeds(JsonNode coverage) {
    Map<String, Integer> health = new LinkedHashMap<>();
    coverage
        .path("health")
        .properties()
        .forEach(word -> health.put(word.getKey(), word.getValue().asInt(0)));
    return new Feeds(coverage.path("working").asInt(0), coverage.path("total").asInt(0), health);
  }

  private static Map<String, Long> counts(JsonNode system, Meters meters) {
    Map<String, Long> counts = new LinkedHashMap<>();
    JsonNode archive = system.path("archive");
    counts.put("archivedItems", archive.path("item").asLong(0));
    counts.put("archivedAlerts", archive.path("alert").asLong(0));
    if (meters.has(EVIDENCE)) {
      counts.put("items", meters.count("nightdesk.items", _ -> true));
      counts.put("tags", meters.count("nightdesk.tags", _ -> true));
      counts.put("alerts", meters.count("nightdesk.alerts", _ -> true));
      counts.put("delivered", ended(meters, "delivered"));
      counts.put("suppressed", ended(meters, "suppressed"));
      counts.put("failed", ended(meters, "given up"));
      counts.put("pending", Math.round(meters.value(EVIDENCE)));
      counts.put("deadLetters", meters.count("nightdesk.dead.letters", _ -> true));
    }
    return counts;
  }

  private static long ended(Meters meters, String outcome) {
    return meters.count(
        "nightdesk.alerts.ended", meter -> meter.path("outcome").asString("").equals(outcome));
  }

  boolean isReady() {
    return wrong.isEmpty() && !components.isEmpty();
  }

  /// For programs.
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ready", isReady());
    json.put("version", version);
    json.put("components", components);
    json.put("wrong", wrong);
    json.put("feeds", feeds);
    json.put("counts", counts);
    if (oldestSeconds != null) {
      json.put("oldestUndeliveredSeconds", oldestSeconds);
    }
    if (medianSeconds != null) {
      json.put("medianSeconds", medianSeconds);
    }
    json.put("lag", lag);
    return json;
  }

  /// For people.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        isReady()
            ? "ready: all %d components do their work".formatted(components.size())
            : "not ready: %d of %d components".formatted(wrong.size(), components.size()));
    wrong.forEach((component, how) -> lines.add("  " + Plain.line(component + ": " + how)));
    lines.add("");
    Columns table = new Columns();
    table.row("feeds", "%d of %d working%s".formatted(feeds.working(), feeds.total(), others()));
    table.row(
        "archive", count("archivedItems", "items") + ", " + count("archivedAlerts", "alerts"));
    if (counts.containsKey("alerts")) {
      table.row("since start", count("items", "items") + ", " + count("tags", "tags"));
      table.row(
          "alerts",
          "%s: %s, %s, %s, %s"
              .formatted(
                  count("alerts", "considered"),
                  count("delivered", "delivered"),
                  count("suppressed", "suppressed"),
                  count("failed", "failed"),
                  count("pending", "pending")));
      table.row("dead letters", counts.getOrDefault("deadLetters", 0L));
    } else {
      table.row("since start", "counted by the other processes, at /metrics of each");
    }
    if (oldestSeconds != null) {
      table.row("oldest undelivered", oldestSeconds == 0 ? "none" : duration(oldestSeconds));
    }
    if (medianSeconds != null) {
      table.row("feed to alert", duration(medianSeconds) + " in the middle");
    }
    if (!lag.isEmpty()) {
      table.row("lag", lags());
    }
    lines.addAll(table.lines());
    return lines;
  }

  private String count(String name, String word) {
    return counts.getOrDefault(name, 0L) + " " + word;
  }

  private String others() {
    StringBuilder others = new StringBuilder();
    feeds
        .health()
        .forEach((word, count) -> {
          if (!word.equals("working")) {
            others.append(", %d %s".formatted(count, word));
          }
        });
    return others.toString();
  }

  private String lags() {
    List<String> waiting = new ArrayList<>();
    lag.forEach((stream, records) -> {
      if (records > 0) {
        waiting.add("%d on %s".formatted(records, stream));
      }
    });
    return waiting.isEmpty() ? "none" : String.join(", ", waiting);
  }

  private static String duration(double seconds) {
    Duration whole = Duration.ofSeconds(Math.round(seconds));
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return whole.toHours() > 0
        ? "%d h %d min".formatted(whole.toHours(), whole.toMinutesPart())
        : "%d min %d s".formatted(whole.toMinutes(), whole.toSecondsPart());
  }

  /// The meters as the desk lists them: each an object with its name, its tags, its measurements.
  private record Meters(JsonNode all) {
    boolean has(String name) {
      return all.valueStream().anyMatch(meter -> is(meter, name));
    }

    long count(String name, Predicate<JsonNode> which) {
      return Math.round(
          all.valueStream()
              .filter(meter -> is(meter, name) && which.test(meter))
              .mapToDouble(meter -> meter.path("count").asDouble(0))
              .sum());
    }

    double value(String name) {
      return all.valueStream()
          .filter(meter -> is(meter, name))
          .mapToDouble(meter -> meter.path("value").asDouble(0))
          .max()
          .orElse(0);
    }

    Map<String, Long> by(String name, String tag) {
      Map<String, Long> sums = new LinkedHashMap<>();
      all.valueStream()
          .filter(meter -> is(meter, name))
          .forEach(meter ->
              sums.merge(
                  meter.path(tag).asString(""),
                  Math.round(meter.path("value").asDouble(0)),
                  Long::sum));
      return sums;
    }

    private static boolean is(JsonNode meter, String name) {
      return meter.path("name").asString("").equals(name);
    }
  }
}
