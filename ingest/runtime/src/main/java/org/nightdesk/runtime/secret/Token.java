package org.nightdesk.runtime.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A secret that opens the desk or a part of it: for a person once, in the fragment of the sign-in
/// link, and for programs as a Bearer token. It stands in a file that its owner alone can read;
/// deleting the file and starting again makes a new one. There is no default.
public final class Token {
  private static final int BYTES = 32;

  private final String token;

  private Token(String token) {
    this.token = token;
  }

  /// Reads the token of this file, or makes one.
  ///
  /// @throws IOException when the file cannot be read or written, or holds no token
  public static Token in(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    }
    String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (token.length() < 32) {
      throw new IOException(file + " holds no token; delete it and start again");
    }
    return new Token(token);
  }

  private static void create(Path file) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = Files.newByteChannel(file, options, mode)) {
      String line = random() + "\n";
      channel.write(java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    } catch (FileAlreadyExistsException e) {
      // another process of the same directory was faster: its token counts
    }
  }

  /// 256 bits that nobody can guess, safe in an address.
  public static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// The token itself, for the link that is printed at the start.
  public String value() {
    return token;
  }

  /// Whether this header of a request bears the token, as `Authorization: Bearer TOKEN`.
  ///
  /// @param authorization absent: the request has none
  public boolean isBorneBy(@Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        && matches(authorization.substring(7).strip());
  }

  /// Compares in a time that does not depend on where the two differ, nor on their lengths.
  public boolean matches(String other) {
    return MessageDigest.isEqual(sha256(token), sha256(other));
  }

  /// The hash of a text that is to be known again, but not kept.
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
