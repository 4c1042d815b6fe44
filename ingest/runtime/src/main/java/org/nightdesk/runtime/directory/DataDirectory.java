package org.nightdesk.runtime.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A directory that belongs to one process at a time. Mode 0700: what spyware is in the news, and
/// who wants to know, is nobody else's business.
public final class DataDirectory implements AutoCloseable {
  private static final String CLEAN = "clean-stop";

  private final Path path;
  private final FileChannel channel;
  private final boolean cleanBefore;
  private volatile boolean inDoubt;

  private DataDirectory(Path path, FileChannel channel, boolean cleanBefore) {
    this.path = path;
    this.channel = channel;
    this.cleanBefore = cleanBefore;
  }

  /// Another process has the directory.
  public static final class InUseException extends IOException {
    private static final long serialVersionUID = 1L;

    InUseException(Path path) {
      super(
          "%s is in use by another Nightdesk process; stop that one, or take another directory"
              .formatted(path));
    }
  }

  /// Makes the directory if it is missing, and takes it.
  ///
  /// @throws InUseException if another process has it
  public static DataDirectory open(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Files.createDirectories(absolute);
    Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
    FileChannel channel =
        FileChannel.open(
            absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new InUseException(absolute);
    }
    boolean fresh =
        !Files.exists(absolute.resolve("kafka")) && !Files.exists(absolute.resolve("state"));
    boolean clean = Files.deleteIfExists(absolute.resolve(CLEAN)) || fresh;
    return new DataDirectory(absolute, channel, clean);
  }

  /// Looks whether a process has the directory; takes and changes nothing.
  ///
  /// @throws InUseException if one has it
  public static void requireUnused(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path file = absolute.resolve("lock");
    if (Files.exists(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        if (lock(channel) == null) {
          throw new InUseException(absolute);
        }
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it
    }
  }

  public Path path() {
    return path;
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  /// Whether the last process that had it stopped in order, or there was none.
  public boolean wasStoppedCleanly() {
    return cleanBefore;
  }

  /// A name that stays the same across restarts, so that Kafka knows this instance again.
  public String instanceId() {
    Path file = path.resolve("instance-id");
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, UUID.randomUUID().toString().substring(0, 8));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// Notes that a part of the process did not stop in order: the next start shall not trust what is
  /// here.
  public void doubt() {
    inDoubt = true;
  }

  /// Notes that everything in it was stopped in order, unless there are doubts.
  public void markStoppedCleanly() throws IOException {
    if (inDoubt) {
      return;
    }
    Files.writeString(path.resolve(CLEAN), "");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
