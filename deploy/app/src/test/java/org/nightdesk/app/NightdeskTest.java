package org.nightdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.nightdesk.app.console.Console;

class NightdeskTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return Nightdesk.run(console, args);
  }

  @Test
  void saysWhatIsMissingWithoutACommand() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("a command is missing");
  }

  @Test
  void namesAnUnknownFlagInOneSentence() {
    assertThat(run("--prot", "80")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--prot").doesNotContain("\tat ");
  }

  @Test
  void namesTheStreamThatIsNone() {
    assertThat(run("tail", "newz")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("newz").contains("tagged");
  }

  @Test
  void saysWhereNothingRuns() {
    assertThat(run("tail", "tagged", "--data", "no-such-directory")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no-such-directory");
  }
}
