package org.nightdesk.runtime.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what must not stand in the clear on a stream (AES-256-GCM), and signs links (HMAC with
/// SHA-256, RFC 2104). One key of 32 bytes; the two uses take keys derived from it. Thread-safe.
public final class Secrets {
  private static final String MARK = "enc:v1:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec cipherKey;
  private final SecretKeySpec signingKey;
  private final SecureRandom random = new SecureRandom();

  private Secrets(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("the secret key has fewer than 32 bytes: " + key.length);
    }
    this.cipherKey = new SecretKeySpec(hmac(key, "encrypt"), "AES");
    this.signingKey = new SecretKeySpec(hmac(key, "sign"), "HmacSHA256");
  }

  /// A key given as Base64, for a cluster whose processes must share one.
  ///
  /// @throws IllegalArgumentException if it is not Base64 of at least 32 bytes
  public static Secrets of(String base64) {
    return new Secrets(Base64.getDecoder().decode(base64));
  }

  /// The key in `directory/secret.key`, made at the first call; readable by its owner alone.
  public static Secrets in(Path directory) throws IOException {
    Path file = directory.resolve("secret.key");
    if (!Files.exists(file)) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Base64.getEncoder().encodeToString(key));
    }
    return of(Files.readString(file).strip());
  }

  /// Returns the text encrypted; other bytes each time.
  public String encrypt(String plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.UTF_8))
            .orElseThrow(() -> new IllegalStateException("every Java platform has AES-GCM"));
    byte[] all = new byte[nonce.length + sealed.length];
    System.arraycopy(nonce, 0, all, 0, nonce.length);
    System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
    return MARK + Base64.getEncoder().withoutPadding().encodeToString(all);
  }

  /// Returns the plain text, or nothing if it was not encrypted with this key.
  public Optional<String> decrypt(String encrypted) {
    if (!encrypted.startsWith(MARK)) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getDecoder().decode(encrypted.substring(MARK.length()));
      if (all.length <= NONCE_BYTES) {
        return Optional.empty();
      }
      byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
      byte[] sealed = java.util.Arrays.copyOfRange(all, NONCE_BYTES, all.length);
      return run(Cipher.DECRYPT_MODE, nonce, sealed)
          .map(plain -> new String(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Returns a token that allows one purpose for one subject, `subject.signature`, safe in a URL.
  public String token(String purpose, String subject) {
    String name = url(subject.getBytes(StandardCharsets.UTF_8));
    return name + "." + url(hmac(signingKey, purpose + "\0" + subject));
  }

  /// Returns the subject of a token that was made for this purpose with this key.
  public Optional<String> subject(String purpose, String token) {
    int dot = token.indexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    try {
      byte[] name = Base64.getUrlDecoder().decode(token.substring(0, dot));
      String subject = new String(name, StandardCharsets.UTF_8);
      byte[] expected = token(purpose, subject).getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))
          ? Optional.of(subject)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A new random token of 128 bits, safe in a URL.
  public String random() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return url(bytes);
  }

  private Optional<byte[]> run(int mode, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
      return Optional.of(cipher.doFinal(input));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    return hmac(new SecretKeySpec(key, "HmacSHA256"), text);
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "***";
  }
}
