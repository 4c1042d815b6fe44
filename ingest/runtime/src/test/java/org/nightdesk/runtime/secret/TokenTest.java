package org.nightdesk.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("admin-token");
  }

  @Test
  void isMadeOnceAndReadableByItsOwnerAlone() throws IOException {
    Token made = Token.in(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Token.in(file).value()).isEqualTo(made.value()).hasSize(43);
  }

  @Test
  void onlyTheWholeTokenMatches() throws IOException {
    Token token = Token.in(file);
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
  void isBorneByAHeaderWithItAlone() throws IOException {
    Token token = Token.in(file);
    assertThat(token.isBorneBy("bearer " + token.value())).isTrue();
    assertThat(token.isBorneBy("Basic " + token.value())).isFalse();
    assertThat(token.isBorneBy(token.value())).isFalse();
    assertThat(token.isBorneBy(null)).isFalse();
  }

  @Test
  void aShortFileIsNoToken() throws IOException {
    Files.writeString(file, "admin\n");
    assertThatThrownBy(() -> Token.in(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no token");
  }

  @Test
  void isNotShownByAccident() throws IOException {
    assertThat(Token.in(file)).hasToString("***");
  }
}
