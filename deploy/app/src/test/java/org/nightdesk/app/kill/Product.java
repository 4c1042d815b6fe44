package org.nightdesk.app.kill;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.app.Nightdesk;

/// Nightdesk as a separate process, that can be killed.
final class Product {
  private final Path directory;
  private final int kafkaPort;
  private final List<String> arguments;
  private int starts;

  Product(Path directory, int kafkaPort, List<String> arguments) {
    this.directory = directory;
    this.kafkaPort = kafkaPort;
    this.arguments = List.copyOf(arguments);
  }

  Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx600m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Nightdesk.class.getName(),
            "up",
            "--data",
            directory.resolve("data").toString(),
            "--kafka-port",
            Integer.toString(kafkaPort)));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("NIGHTDESK_LOG_CONSOLE", "INFO");
    File log = log(++starts).toFile();
    return builder.redirectErrorStream(true).redirectOutput(log).start();
  }

  private Path log(int start) {
    return directory.resolve("log-" + start + ".txt");
  }

  /// Everything that all its lives have logged.
  String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int start = 1; start <= starts; start++) {
      all.append(Files.readString(log(start)));
    }
    return all.toString();
  }

  /// Keeps a note beside the logs, for whoever reads them after a failure.
  void note(String text) throws IOException {
    Files.writeString(
        directory.resolve("notes.txt"),
        text + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
