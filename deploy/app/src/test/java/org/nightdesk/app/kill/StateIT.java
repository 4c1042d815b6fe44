package org.nightdesk.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The local state is a copy of what stands on Kafka: whatever becomes of it, it is rebuilt, and
/// nothing is told a second time.
final class StateIT {
  private static final int BEFORE = 300;

  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void deliverSome() throws Exception {
    scene = new Scene(directory, Map.of());
    scene.begin();
    scene.feed().publish(BEFORE);
    scene.awaitAll(BEFORE);
  }

  @AfterEach
  void end() {
    scene.close();
  }

  @Test
  void isRebuiltWhenItWasDeletedAndTheRebuildWasKilledTwice() throws Exception {
    scene.product().kill();
    delete(state());
    for (int kill = 0; kill < 2; kill++) {
      scene.product().start();
      awaitRestore();
      scene.product().kill();
    }
    scene.product().start();
    assertNothingIsToldAgain();
  }

  @Test
  void isRebuiltByTheStartAfterTheOneThatFindsItDamaged() throws Exception {
    assertThat(scene.product().stop(Scene.PATIENCE)).isZero();
    for (Path file : tableFiles()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
    }
    scene.product().start();
    assertThat(scene.product().awaitEnd(Scene.PATIENCE)).isEqualTo(1);
    assertThat(scene.product().log()).contains("was damaged and has been deleted; start again");
    scene.product().start();
    assertNothingIsToldAgain();
  }

  private void assertNothingIsToldAgain() {
    scene.feed().publish(1);
    scene.awaitAll(BEFORE + 1);
    assertThat(scene.tallies(BEFORE + 1))
        .allSatisfy(tally -> {
          assertThat(tally.duplicates()).as(tally.sink()).isEmpty();
          assertThat(tally.redelivered()).as(tally.sink()).isZero();
        });
  }

  /// Waits until stores have been opened, which is when their restoring begins.
  private void awaitRestore() {
    Scene.patiently()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.exists(state()) && !storeDirectories().isEmpty());
  }

  private Path state() {
    return scene.product().data().resolve("state");
  }

  private List<Path> storeDirectories() throws IOException {
    try (Stream<Path> files = Files.walk(state())) {
      return files.filter(file -> file.endsWith("rocksdb")).toList();
    }
  }

  private List<Path> tableFiles() throws IOException {
    try (Stream<Path> files = Files.walk(state())) {
      return files.filter(file -> file.toString().endsWith(".sst")).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
