package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.app.Nightdesk;
import org.nightdesk.runtime.broker.Ports;

/// What a newcomer types first.
final class DemoIT {
  private static final Pattern METRIC = Pattern.compile("(?m)^# TYPE (nightdesk_\\w+) (\\w+)$");

  @TempDir Path directory;
  private Path out;
  private Path err;
  private Path temporary;

  @BeforeEach
  void place() throws IOException {
    out = directory.resolve("out.txt");
    err = directory.resolve("err.txt");
    temporary = Files.createDirectory(directory.resolve("tmp"));
  }

  @Test
  void deliversAlertsWithTheirTopicAndLeavesNothingBehind() throws Exception {
    Process demo = demo();
    try {
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() -> {
            assertThat(Files.readString(out)).contains("delivered").contains("sanctions");
            assertThat(Files.readString(out)).contains("ccic");
          });
      assertThat(Files.readString(err)).contains("/signin#");
      everyMetricIsExplained(temporary);
      assertStopsAndLeavesNothing(demo);
    } finally {
      demo.destroyForcibly().waitFor();
    }
  }

  @Test
  void leavesNothingBehindWhenItIsToldToStopBeforeItIsUp() throws Exception {
    Process demo = demo();
    try {
      await().atMost(Duration.ofSeconds(90)).until(() -> !made().isEmpty());
      assertStopsAndLeavesNothing(demo);
    } finally {
      demo.destroyForcibly().waitFor();
    }
  }

  private Process demo() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Nightdesk.class.getName(),
                "demo",
                "--port",
                Integer.toString(Ports.free())))
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  private void assertStopsAndLeavesNothing(Process demo) throws Exception {
    long told = System.nanoTime();
    demo.destroy();
    assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
    System.out.printf("demo stopped after %.1f s%n", (System.nanoTime() - told) / 1e9);
    assertThat(demo.exitValue()).isZero();
    assertThat(Files.readString(err)).endsWith("Stopped.\n");
    assertThat(made()).isEmpty();
  }

  private List<String> made() throws IOException {
    try (Stream<Path> made = Files.list(temporary)) {
      return made.map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("hsperfdata"))
          .toList();
    }
  }

  /// Whoever is woken by a metric finds it in the page on operations.
  private void everyMetricIsExplained(Path temporary) throws Exception {
    String explained = Files.readString(Path.of("../docs/operations.md"));
    Path data = dataIn(temporary);
    RunFile run = RunFile.read(data).orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(run.desk() + "/metrics"))
            .header(
                "Authorization",
                "Bearer " + Files.readString(data.resolve("metrics-token")).strip())
            .build();
    String metrics;
    try (HttpClient client = HttpClient.newHttpClient()) {
      metrics = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
    List<String> names =
        METRIC.matcher(metrics).results().map(found -> documented(found.group(1))).toList();
    assertThat(names).contains("nightdesk.deliveries", "nightdesk.stage.lag");
    assertThat(names).allSatisfy(name -> assertThat(explained).contains("`" + name + "`"));
  }

  private static String documented(String name) {
    return name.replaceAll("_(total|bytes|max)$", "")
        .replace("alert_seconds", "alert")
        .replace('_', '.');
  }

  private static Path dataIn(Path temporary) throws IOException {
    try (Stream<Path> made = Files.list(temporary)) {
      return made.filter(path -> path.getFileName().toString().startsWith("nightdesk-demo"))
          .findFirst()
          .orElseThrow();
    }
  }
}
