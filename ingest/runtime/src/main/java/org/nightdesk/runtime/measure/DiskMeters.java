package org.nightdesk.runtime.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How much of the disk the parts of a data directory take, in bytes: `nightdesk.disk.used`, by
/// part, and `nightdesk.disk.free`. Walked when somebody asks.
public final class DiskMeters {
  private DiskMeters() {}

  public static void bind(Path directory, MeterRegistry meters) {
    for (String part : new String[] {"kafka", "state", "archive", "log"}) {
      Gauge.builder("nightdesk.disk.used", directory.resolve(part), DiskMeters::used)
          .tag("part", part)
          .strongReference(true) // nobody else holds the path
          .baseUnit("bytes")
          .register(meters);
    }
    Gauge.builder("nightdesk.disk.free", directory, DiskMeters::free)
        .strongReference(true)
        .baseUnit("bytes")
        .register(meters);
  }

  /// Bytes of all files below a directory; 0 when there is none.
  static double used(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> !isMostlyHole(file)).mapToLong(DiskMeters::size).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // not there yet, or changing under our eyes
    }
  }

  /// The broker makes its index files 10 MB long at once; hardly any of it is on the disk.
  private static boolean isMostlyHole(Path file) {
    String name = file.toString();
    return name.endsWith(".index") || name.endsWith(".timeindex");
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException e) {
      return 0; // deleted since it was listed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double free(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
