package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nightdesk.runtime.settings.Setting;

/// `deploy/docs/settings.md` says what the code says.
final class SettingsReferenceTest {
  private static final Path REFERENCE = Path.of("../docs/settings.md");

  @Test
  void listsEverySettingWithItsDefaultAndComment() throws IOException {
    String rows =
        KnownSettings.ALL.stream()
            .map(SettingsReferenceTest::row)
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(REFERENCE)).contains(rows);
  }

  private static String row(Setting<?> setting) {
    String preset = setting.preset();
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.environmentName(),
            setting.type().getSimpleName().toLowerCase(java.util.Locale.ROOT),
            preset == null || preset.isEmpty() ? "" : "`" + preset + "`",
            setting.comment());
  }
}
