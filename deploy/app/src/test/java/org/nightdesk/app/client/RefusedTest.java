package org.nightdesk.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.json.Json;

class RefusedTest {
  @Test
  void putsACaretUnderThePlaceThatIsMeant() {
    assertThat(Refused.place("a AND (b", 6)).containsExactly("  a AND (b", "        ^");
    assertThat(Refused.place("a AND", 5)).containsExactly("  a AND", "       ^");
    assertThat(Refused.place("新聞 (x", 3)).containsExactly("  新聞 (x", "       ^");
  }

  @Test
  void showsOnlyThePlaceOfALongQuery() {
    String query = "word ".repeat(50) + "(" + " word".repeat(50);
    var lines = Refused.place(query, 250);
    assertThat(lines.getFirst()).startsWith("  …").endsWith("…").hasSizeLessThan(90);
    assertThat(lines.getFirst().charAt(lines.getLast().length() - 1)).isEqualTo('(');
  }

  @Test
  void speaksInTheDesksOwnWords() {
    Failed failed =
        Refused.failed(
            Json.tree(
                "{\"error\":\"\\\")\\\" is missing\",\"position\":0,\"hint\":\"Close it.\"}"
                    .getBytes(StandardCharsets.UTF_8)),
            400,
            "(spyware");
    assertThat(failed).hasMessage("\")\" is missing");
    assertThat(failed.more()).containsExactly("  (spyware", "  ^", "Close it.");
  }
}
