package org.nightdesk.app.client;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Inputs;
import org.nightdesk.runtime.json.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// A subscription as flags. What they say is checked by the desk; here only that they do not
/// contradict each other.
final class SubscriptionOptions {
  private static final String NONE = "none";
  private static final Pattern QUIET = Pattern.compile("\\d\\d:\\d\\d-\\d\\d:\\d\\d");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--name", paramLabel = "TEXT", description = "What people call it.")
  private @Nullable String name;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description = "For example: topic:sanctions \"export control\" NOT source:example")
  private @Nullable String query;

  @Option(names = "--mail", paramLabel = "ADDRESS", description = "Alerts go to this address.")
  private @Nullable String mail;

  @Option(names = "--webhook", paramLabel = "URL", description = "Alerts are posted there.")
  private @Nullable String webhook;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Holds the key (whsec_...) that signs what is posted.")
  private @Nullable Path secretFile;

  @Option(names = "--at-once", description = "Alerts go at once, as they do unless told otherwise.")
  private boolean atOnce;

  @Option(names = "--every", paramLabel = "MINUTES", description = "Alerts are gathered so long.")
  private @Nullable Integer every;

  @Option(names = "--daily", paramLabel = "HH:MM", description = "Alerts go once a day.")
  private @Nullable String daily;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Time zone of --daily and --quiet, for example Europe/Athens. Default: this machine's")
  private @Nullable String zone;

  @Option(
      names = "--quiet",
      paramLabel = "HH:MM-HH:MM",
      description = "What comes in these hours waits for one digest at their end. Or: none")
  private @Nullable String quiet;

  @Option(
      names = "--at-most",
      paramLabel = "N",
      description = "No more alerts than these in a day, 1 to 500; 0: as many as there are.")
  private @Nullable Integer atMost;

  @Option(
      names = "--backfill-hours",
      paramLabel = "N",
      description = "Items of the last N hours alert too, at the start.")
  private @Nullable Integer backfillHours;

  @Option(
      names = "--discreet",
      negatable = true,
      description = "The headline stays out of the subject of a mail.")
  private @Nullable Boolean discreet;

  /// What the desk is to be sent.
  ///
  /// @param old as the desk shows it, whose values stay where no flag says otherwise; null: new
  Map<String, Object> body(@Nullable JsonNode old) {
    requireNoContradiction();
    Map<String, Object> body = new LinkedHashMap<>();
    keep(body, old, "name", name);
    keep(body, old, "query", query);
    keep(body, old, "channel", channel(old));
    keep(body, old, "rhythm", rhythm(old));
    keep(body, old, "backfillHours", backfillHours);
    keep(body, old, "discreet", discreet);
    keep(body, old, "quietHours", quietHours());
    keep(body, old, "atMostPerDay", atMost);
    if (NONE.equals(quiet)) {
      body.remove("quietHours");
    }
    return body;
  }

  private void requireNoContradiction() {
    require(mail == null || webhook == null, "--mail and --webhook exclude each other");
    require(
        Stream.of(atOnce, every != null, daily != null).filter(is -> is).count() <= 1,
        "--at-once, --every and --daily exclude each other");
    require(
        quiet == null || NONE.equals(quiet) || QUIET.matcher(quiet).matches(),
        "--quiet is not like 23:00-07:00: " + quiet);
    require(
        zone == null || daily != null || (quiet != null && !NONE.equals(quiet)),
        "--zone goes with --daily or --quiet: " + zone);
    require(secretFile == null || mail == null, "--secret-file goes with --webhook: " + secretFile);
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }

  private static void keep(
      Map<String, Object> body, @Nullable JsonNode old, String field, @Nullable Object given) {
    if (given != null) {
      body.put(field, given);
    } else if (old != null && old.hasNonNull(field)) {
      body.put(field, Json.mapper().convertValue(old.get(field), Object.class));
    }
  }

  private @Nullable Map<String, Object> channel(@Nullable JsonNode old) {
    if (mail != null) {
      return Map.of("kind", "mail", "address", mail);
    }
    if (webhook == null && secretFile == null) {
      require(old != null, "where do alerts go? --mail ADDRESS or --webhook URL");
      return null;
    }
    Map<String, Object> channel = new LinkedHashMap<>();
    channel.put("kind", "webhook");
    JsonNode known = old == null ? null : old.path("channel");
    for (String field : new String[] {"url", "secret"}) {
      if (known != null && known.hasNonNull(field)) {
        channel.put(field, known.get(field).asString(""));
      }
    }
    if (webhook != null) {
      channel.put("url", webhook);
    }
    if (secretFile != null) {
      String secret = new String(Inputs.bytes(secretFile), StandardCharsets.UTF_8);
      channel.put("secret", secret.strip());
    }
    return channel;
  }

  private @Nullable Map<String, Object> quietHours() {
    if (quiet == null || NONE.equals(quiet)) {
      return null;
    }
    int middle = quiet.indexOf('-');
    return Map.of(
        "from", quiet.substring(0, middle), "to", quiet.substring(middle + 1), "zone", where());
  }

  private String where() {
    return zone == null ? ZoneId.systemDefault().getId() : zone;
  }

  private @Nullable Map<String, Object> rhythm(@Nullable JsonNode old) {
    if (every != null) {
      return Map.of("kind", "every", "minutes", every);
    }
    if (daily != null) {
      return Map.of("kind", "daily", "at", daily, "zone", where());
    }
    return old == null || atOnce ? Map.of("kind", "at-once") : null;
  }
}
