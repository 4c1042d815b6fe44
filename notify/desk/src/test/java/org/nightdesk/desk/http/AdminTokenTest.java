package org.nightdesk.desk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
  @TempDir private Path directory;

  @Test
  void isMadeOnceAndReadableByItsOwnerAlone() throws IOException {
    AdminToken made = AdminToken.in(directory);
    Path file = directory.resolve("admin-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(AdminToken.in(directory).value()).isEqualTo(made.value()).hasSize(43);
  }

  @Test
  void onlyTheWholeTokenMatches() throws IOException {
    AdminToken token = AdminToken.in(directory);
    String value = token.value();
    assertThat(token.matches(value)).isTrue();
    assertThat(token.matches("")).isFalse();
    for (int i = 0; i < value.length(); i++) {
      char other = value.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(token.matches(value.substring(0, i) + other + value.substring(i + 1))).isFalse();
      assertThat(token.matches(value.substring(0, i))).isFalse();
    }
  }

  @Test
  void aShortFileIsNoToken() throws IOException {
    Files.writeString(directory.resolve("admin-token"), "admin\n");
    assertThatThrownBy(() -> AdminToken.in(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no token");
  }

  @Test
  void isNotShownByAccident() throws IOException {
    assertThat(AdminToken.in(directory)).hasToString("***");
  }
}
