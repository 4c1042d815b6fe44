package org.nightdesk.runtime.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The stores that an application has beside Kafka. Each is a copy of a changelog, so to delete one
/// loses nothing but the time to read it again.
public final class LocalState {
  /// A folder for each task: number of the part of the topology, number of the partition.
  private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

  private LocalState() {}

  /// Deletes the stores of all tasks. What else is there stays: by one file Kafka knows the process
  /// again, and ends the transactions that its last life left open.
  ///
  /// @param application its folder, which need not exist
  public static void delete(Path application) {
    if (!Files.isDirectory(application)) {
      return;
    }
    try (Stream<Path> tasks = Files.list(application)) {
      for (Path task : tasks.toList()) {
        if (TASK.matcher(task.getFileName().toString()).matches()) {
          deleteWhole(task);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the state in " + application, e);
    }
  }

  private static void deleteWhole(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
