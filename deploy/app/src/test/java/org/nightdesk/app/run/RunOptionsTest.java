package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.console.Failed;
import org.nightdesk.desk.DeskSettings;
import org.nightdesk.runtime.RuntimeSettings;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.settings.Settings;

/// Who wins when a command, its file and its flags want different things.
final class RunOptionsTest {
  @TempDir private Path directory;
  private final RunOptions options = new RunOptions();

  @Test
  void theFileWinsOverThePresetsOfUp() throws IOException {
    int port = Ports.free();
    config("desk.url=https://desk.example\nstream.partitions=2\ndesk.port=" + port + "\n");
    Settings settings = options.deskSettings(RunOptions.ONE_MACHINE, Map.of(), null);
    assertThat(settings.get(RuntimeSettings.DESK_URL)).isEqualTo("https://desk.example");
    assertThat(settings.get(RuntimeSettings.STREAM_PARTITIONS)).isEqualTo(2);
    assertThat(settings.get(RuntimeSettings.STREAM_REPLICATION)).isEqualTo(1);
    assertThat(settings.get(DeskSettings.PORT)).isEqualTo(port);
  }

  @Test
  void aTypedPortWinsOverTheFileAndLinksFollowIt() throws IOException {
    int port = Ports.free();
    config("desk.port=1\n");
    Settings settings = options.deskSettings(RunOptions.ONE_MACHINE, Map.of(), port);
    assertThat(settings.get(DeskSettings.PORT)).isEqualTo(port);
    assertThat(settings.get(RuntimeSettings.DESK_URL)).isEqualTo("http://127.0.0.1:" + port);
  }

  @Test
  void linksBeginWithTheAddressThatTheDeskListensOn() throws IOException {
    int port = Ports.free();
    config("desk.host=127.0.0.3\ndesk.port=" + port + "\n");
    assertThat(options.deskSettings(Map.of(), Map.of(), null).get(RuntimeSettings.DESK_URL))
        .isEqualTo("http://127.0.0.3:" + port);
  }

  @Test
  void anyFreePortIsKnownBeforeItIsOpen() {
    Settings settings = options.deskSettings(Map.of(), Map.of(), 0);
    assertThat(settings.get(DeskSettings.PORT)).isPositive();
    assertThat(settings.get(RuntimeSettings.DESK_URL))
        .isEqualTo("http://127.0.0.1:" + settings.get(DeskSettings.PORT));
  }

  @Test
  void whatACommandNeedsWinsOverTheFileButNotOverSet() throws IOException {
    config("mail.port=25\nmail.host=mail.example\n");
    options.set.put("mail.port", "26");
    Settings settings =
        options.deskSettings(
            Map.of(), Map.of("mail.port", "27", "mail.host", "127.0.0.1", "mail.from", "a@b"), 0);
    assertThat(settings.get(RuntimeSettings.MAIL_HOST)).isEqualTo("127.0.0.1");
    assertThat(settings.get(RuntimeSettings.MAIL_PORT)).isEqualTo(26);
  }

  @Test
  void aTakenPortIsRefusedWhereverItWasSet() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      config("desk.port=" + taken.getLocalPort() + "\n");
      assertThatThrownBy(() -> options.deskSettings(Map.of(), Map.of(), null))
          .isInstanceOf(Failed.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
    }
  }

  private void config(String lines) throws IOException {
    options.config = Files.writeString(directory.resolve("config"), lines);
  }
}
