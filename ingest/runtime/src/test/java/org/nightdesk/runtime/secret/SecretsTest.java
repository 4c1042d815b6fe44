package org.nightdesk.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {
  private static final Secrets SECRETS = Secrets.of(Base64.getEncoder().encodeToString(key(1)));
  private static final Secrets OTHERS = Secrets.of(Base64.getEncoder().encodeToString(key(2)));

  @TempDir Path directory;

  private static byte[] key(int seed) {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, (byte) seed);
    return key;
  }

  @Test
  void whatIsEncryptedIsReadWithTheSameKeyOnly() {
    String encrypted = SECRETS.encrypt("whsec_abc");
    assertThat(encrypted).doesNotContain("whsec").isNotEqualTo(SECRETS.encrypt("whsec_abc"));
    assertThat(SECRETS.decrypt(encrypted)).contains("whsec_abc");
    assertThat(OTHERS.decrypt(encrypted)).isEmpty();
    assertThat(SECRETS.decrypt("whsec_abc")).isEmpty();
    assertThat(SECRETS.decrypt("enc:v1:AAAA")).isEmpty();
  }

  @Test
  void aTokenCountsForItsPurposeAndSubjectAndNoChangedByteOfIt() {
    String token = SECRETS.token("unsubscribe", "sub-1");
    assertThat(SECRETS.subject("unsubscribe", token)).contains("sub-1");
    assertThat(SECRETS.subject("feedback", token)).isEmpty();
    assertThat(OTHERS.subject("unsubscribe", token)).isEmpty();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(SECRETS.subject("unsubscribe", forged)).isEmpty();
    }
  }

  @Test
  void theKeyFileIsMadeOnceAndIsPrivate() throws IOException {
    String encrypted = Secrets.in(directory).encrypt("x");
    assertThat(Secrets.in(directory).decrypt(encrypted)).contains("x");
    assertThat(Files.getPosixFilePermissions(directory.resolve("secret.key")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }
}
