package org.nightdesk.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nightdesk.runtime.json.Json;

/// `DIR/run.json`: where the process that has the directory can be reached.
///
/// @param desk address of the desk on this machine
/// @param kafka `host:port`
/// @param prefix of the streams
/// @param pid of the process
public record RunFile(String desk, String kafka, String prefix, long pid) {
  private static final String NAME = "run.json";

  void write(Path directory) throws IOException {
    Files.write(directory.resolve(NAME), Json.bytes(this));
  }

  /// What the directory says, if a process wrote it.
  public static Optional<RunFile> read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    return Files.exists(file)
        ? Optional.of(Json.read(Files.readAllBytes(file), RunFile.class))
        : Optional.empty();
  }

  static void delete(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(NAME));
  }
}
