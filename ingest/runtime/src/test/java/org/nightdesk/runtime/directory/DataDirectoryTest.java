package org.nightdesk.runtime.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
  @TempDir private Path path;

  @Test
  void isCleanAfterAnOrderlyStopAlone() throws IOException {
    assertThat(life(true, false)).isTrue(); // nothing was there before
    assertThat(life(true, true)).isTrue();
    assertThat(life(false, false)).isFalse();
    assertThat(life(true, false)).isFalse();
  }

  @Test
  void belongsToOneAtATime() throws IOException {
    DataDirectory.requireUnused(path);
    try (DataDirectory _ = DataDirectory.open(path)) {
      assertThatThrownBy(() -> DataDirectory.requireUnused(path))
          .isInstanceOf(DataDirectory.InUseException.class);
      assertThatThrownBy(() -> DataDirectory.open(path))
          .isInstanceOf(DataDirectory.InUseException.class);
    }
  }

  /// Returns whether the life before this one had stopped in order.
  private boolean life(boolean marks, boolean doubts) throws IOException {
    try (DataDirectory directory = DataDirectory.open(path)) {
      Files.createDirectories(directory.resolve("state"));
      if (doubts) {
        directory.doubt();
      }
      if (marks) {
        directory.markStoppedCleanly();
      }
      return directory.wasStoppedCleanly();
    }
  }
}
