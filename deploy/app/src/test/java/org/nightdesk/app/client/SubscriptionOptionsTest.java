package org.nightdesk.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightdesk.runtime.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;

class SubscriptionOptionsTest {
  private static final String OLD =
      """
      {"id":"1","name":"Spyware","query":"topic:ccic","state":"active","discreet":false,
       "channel":{"kind":"webhook","url":"https://hooks.example/…","secret":"whsec_***"},
       "rhythm":{"kind":"daily","at":"07:30","zone":"Europe/Athens"},"backfillHours":6}
      """;

  @Command(name = "x")
  private static final class Line {
    @Mixin SubscriptionOptions options = new SubscriptionOptions();
  }

  @Test
  void becomesWhatTheDeskTakes() {
    assertThat(
            body(null, "--name", "A", "--query", "topic:ccic", "--webhook", "https://h.example/x"))
        .isEqualTo(
            Map.of(
                "name",
                "A",
                "query",
                "topic:ccic",
                "channel",
                Map.of("kind", "webhook", "url", "https://h.example/x"),
                "rhythm",
                Map.of("kind", "at-once")));
    assertThat(body(null, "--mail", "a@b.example", "--daily", "07:30", "--zone", "Asia/Tokyo"))
        .containsEntry("channel", Map.of("kind", "mail", "address", "a@b.example"))
        .containsEntry("rhythm", Map.of("kind", "daily", "at", "07:30", "zone", "Asia/Tokyo"));
  }

  @Test
  void anEditLeavesWhatNoFlagNames() {
    Map<String, Object> body = body(OLD, "--name", "Renamed", "--discreet");
    assertThat(body)
        .containsEntry("name", "Renamed")
        .containsEntry("query", "topic:ccic")
        .containsEntry("discreet", true)
        .containsEntry("backfillHours", 6)
        .containsEntry("rhythm", Map.of("kind", "daily", "at", "07:30", "zone", "Europe/Athens"))
        .containsEntry(
            "channel",
            Map.of("kind", "webhook", "url", "https://hooks.example/…", "secret", "whsec_***"));
    assertThat(body).doesNotContainKeys("id", "state");
    assertThat(body(OLD, "--every", "15"))
        .containsEntry("rhythm", Map.of("kind", "every", "minutes", 15));
  }

  @Test
  void quietHoursAndABudgetAreSetKeptAndTakenAway() {
    Map<String, String> night = Map.of("from", "23:00", "to", "07:00", "zone", "Europe/London");
    Map<String, Object> body =
        body(OLD, "--quiet", "23:00-07:00", "--zone", "Europe/London", "--at-most", "20");
    assertThat(body).containsEntry("quietHours", night).containsEntry("atMostPerDay", 20);

    String quiet = Json.text(body);
    assertThat(body(quiet, "--name", "B"))
        .containsEntry("quietHours", night)
        .containsEntry("atMostPerDay", 20);
    assertThat(body(quiet, "--quiet", "none", "--at-most", "0"))
        .doesNotContainKey("quietHours")
        .containsEntry("atMostPerDay", 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--name A --query q",
        "--mail a@b.c --webhook https://h.example/",
        "--mail a@b.c --every 5 --daily 07:30",
        "--mail a@b.c --zone Europe/Athens",
        "--mail a@b.c --quiet 23-7",
        "--mail a@b.c --quiet none --zone Europe/Athens",
        "--mail a@b.c --secret-file key"
      })
  void contradictionsAreUsedWrongly(String flags) {
    assertThatThrownBy(() -> body(null, flags.split(" ", -1)))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--");
  }

  private static Map<String, Object> body(@Nullable String old, String... flags) {
    Line line = new Line();
    new CommandLine(line).parseArgs(flags);
    JsonNode known = old == null ? null : Json.tree(old.getBytes(StandardCharsets.UTF_8));
    return line.options.body(known);
  }
}
