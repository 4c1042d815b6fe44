package org.nightdesk.app.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Files that a command was given.
public final class Inputs {
  private Inputs() {}

  /// The whole file.
  ///
  /// @throws Failed naming the file that cannot be read, and why
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// The file, or a little more than `most` bytes of one that has no end: enough to tell.
  ///
  /// @throws Failed naming the file that cannot be read, and why
  public static byte[] bytes(Path file, int most) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// What to say of a file that cannot be read.
  public static Failed unreadable(Path file, IOException e) {
    return new Failed(
        switch (e) {
          case NoSuchFileException _ -> "no such file: " + file;
          case AccessDeniedException _ -> "this file may not be read: " + file;
          case CharacterCodingException _ -> "this file is not UTF-8 text: " + file;
          default ->
              Files.isDirectory(file)
                  ? "this is a folder, not a file: " + file
                  : "cannot read %s: %s".formatted(file, e.getMessage());
        });
  }
}
