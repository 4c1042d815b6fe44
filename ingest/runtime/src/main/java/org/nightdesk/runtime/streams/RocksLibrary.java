package org.nightdesk.runtime.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;

/// Where the native code of the stores is unpacked. By default that is a new file of 10 MB in the
/// system's directory for temporary files at every start, which stays there whenever the process is
/// killed.
public final class RocksLibrary {
  private RocksLibrary() {}

  /// Unpacks it into a directory of ours, over what an earlier start left there. The first call in
  /// a process counts, and has to come before the first store.
  public static void unpackInto(Path directory) {
    try {
      Files.createDirectories(directory);
      NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the native code of the stores", e);
    }
  }
}
