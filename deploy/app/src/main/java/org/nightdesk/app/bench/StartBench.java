package org.nightdesk.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.run.Scratch;
import org.nightdesk.runtime.broker.EmbeddedBroker;

/// Starts the product as others would, as a process with the same options as this one, and waits
/// for the line that tells that it is there.
final class StartBench {
  private final Console console;
  private final Class<?> launcher;

  StartBench(Console console, Class<?> launcher) {
    this.console = console;
    this.launcher = launcher;
  }

  void run(int runs) throws IOException, InterruptedException {
    List<Double> broker = new ArrayList<>();
    List<Double> up = new ArrayList<>();
    List<Double> demo = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      console.say("run %d of %d".formatted(run, runs));
      broker.add(brokerAlone());
      try (Scratch scratch = Scratch.make("nightdesk-bench-")) {
        // It says where the desk is once the desk answers.
        List<String> arguments =
            List.of("up", "--data", scratch.path().toString(), "--port", "0", "--kafka-port", "0");
        up.add(secondsUntil("/signin#", arguments));
      }
      demo.add(secondsUntil("delivered ", List.of("demo", "--port", "0")));
    }
    console.result(new Figure("up, empty directory, to desk answering", "s", up).line());
    console.result(new Figure("limit: broker alone, in a warm process", "s", broker).line());
    console.result(new Figure("demo, to first delivered alert", "s", demo).line());
  }

  private static double brokerAlone() throws IOException {
    try (Scratch scratch = Scratch.make("nightdesk-bench-")) {
      long start = System.nanoTime();
      try (EmbeddedBroker _ =
          EmbeddedBroker.start(new EmbeddedBroker.Place(scratch.path(), 0, true))) {
        return seconds(start);
      }
    }
  }

  private double secondsUntil(String sign, List<String> arguments)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
    try (BufferedReader lines = process.inputReader()) {
      String last = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(sign)) {
          return seconds(start);
        }
        last = line;
      }
      throw new Failed("%s ended before it was there: %s".formatted(arguments.getFirst(), last));
    } finally {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(launcher.getName());
    command.addAll(arguments);
    return command;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
