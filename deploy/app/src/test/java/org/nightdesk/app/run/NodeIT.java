package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.runtime.broker.Ports;
import org.nightdesk.runtime.directory.DataDirectory;
import org.nightdesk.runtime.settings.Settings;

/// A process that does not come up, or is told to stop before it has.
final class NodeIT {
  @TempDir Path directory;

  @Test
  void whatCannotBeginClosesWhatItHadOpened() throws IOException {
    int kafkaPort = Ports.free();
    assertThatThrownBy(() -> Node.open(design(kafkaPort, Map.of("secret.key", "c2hvcnQ="))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Ports.isFree(kafkaPort)).isTrue();
    try (DataDirectory again = DataDirectory.open(directory)) {
      assertThat(again.wasStoppedCleanly()).isTrue();
    }
  }

  @Test
  void mayBeClosedWhileItBegins() throws IOException {
    int kafkaPort = Ports.free();
    Node node = new Node(design(kafkaPort, Map.of()));
    CompletableFuture<Void> beginning = begin(node);
    await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(directory.resolve("kafka")));
    node.close();
    assertThat(beginning)
        .failsWithin(Duration.ofSeconds(60))
        .withThrowableThat()
        .withMessageContaining("told to stop");
    assertThat(Ports.isFree(kafkaPort)).isTrue();
    DataDirectory.open(directory).close();
  }

  @Test
  void mayBeClosedWhileItsRolesStart() throws IOException {
    int kafkaPort = Ports.free();
    Node node = Node.open(design(kafkaPort, Map.of()));
    CompletableFuture<Void> start =
        CompletableFuture.runAsync(() -> node.start(EnumSet.allOf(Role.class)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> node.environment().health().reports().containsKey("start"));
    node.close();
    await().atMost(Duration.ofSeconds(60)).until(start::isDone);
    assertThat(Ports.isFree(kafkaPort)).isTrue();
    DataDirectory.open(directory).close();
  }

  private static CompletableFuture<Void> begin(Node node) {
    return CompletableFuture.runAsync(() -> {
      try {
        node.begin();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private Node.Design design(int kafkaPort, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(RunOptions.ONE_MACHINE);
    settings.put("desk.port", "0");
    settings.put("stop.grace", "1s");
    settings.putAll(more);
    return new Node.Design(directory, null, kafkaPort, Settings.of(KnownSettings.ALL, settings));
  }
}
