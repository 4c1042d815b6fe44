package org.nightdesk.desk.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What the data directory holds, in bytes by its first folders, and what is left on its disk.
/// Counted at most once a minute. Thread-safe.
final class Storage {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Path directory;
  private final InstantSource clock;
  private Instant counted = Instant.MIN;
  private Map<String, Object> numbers = Map.of();

  Storage(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /// `used` by folder, `free` and `total`; without what cannot be told.
  synchronized Map<String, Object> numbers() {
    Instant now = clock.instant();
    if (counted.plus(FRESH).isBefore(now)) {
      counted = now;
      numbers = count();
    }
    return numbers;
  }

  private Map<String, Object> count() {
    Map<String, Object> all = new LinkedHashMap<>();
    try {
      all.put("used", used());
      var store = Files.getFileStore(directory);
      all.put("free", store.getUsableSpace());
      all.put("total", store.getTotalSpace());
    } catch (IOException | java.io.UncheckedIOException e) {
      all.put("problem", "the data directory cannot be read: " + e.getMessage());
    }
    return all;
  }

  private Map<String, Long> used() throws IOException {
    Map<String, Long> used = new TreeMap<>();
    try (var files = Files.walk(directory)) {
      files.forEach(file -> {
        Path inside = directory.relativize(file);
        if (inside.getNameCount() > 1) {
          used.merge(inside.getName(0).toString(), size(file), Long::sum);
        }
      });
    }
    return used;
  }

  /// A file may go while it is looked at.
  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
