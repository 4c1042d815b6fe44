package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.runtime.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class LogFileTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogFileTest.class);

  @TempDir private Path directory;

  @Test
  void writesOneObjectALineWhateverTheMessageHolds() throws IOException {
    try (LogFile _ = LogFile.in(directory)) {
      LOG.info("feed failed reason={}", "a\nb \"c\" \u001b[31m");
    }
    LOG.info("after it was closed");

    List<String> lines = Files.readAllLines(directory.resolve("log/nightdesk.log"));
    assertThat(lines).hasSize(1);
    JsonNode line =
        Json.read(
            lines.getFirst().getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class);
    assertThat(line.get("level").asString()).isEqualTo("INFO");
    assertThat(line.get("formattedMessage").asString()).startsWith("feed failed reason=a\nb");
  }
}
