package org.nightdesk.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promise: kill -9 at any moment loses nothing and repeats no alert under a new id.
///
/// `-Dkills=30` runs the long form, with the transaction timeout that the product has by itself;
/// `-Dkill.seed=N` other moments; `-Dkill.report=FILE` keeps the table.
final class KillIT {
  private static final int SHORT_FORM = 5;
  private static final int KILLS = Integer.getInteger("kills", SHORT_FORM);
  private static final long SEED = Long.getLong("kill.seed", 20260301);

  /// Short in the short form, so that an outage can be longer.
  private static final Duration TRANSACTION_TIMEOUT =
      Duration.ofSeconds(KILLS > SHORT_FORM ? 60 : 10);

  @TempDir Path directory;

  private final List<Long> recoveries = new ArrayList<>(); // milliseconds

  @Test
  void nothingIsLostAndNothingComesTwiceUnderAnotherId() throws Exception {
    Map<String, String> settings =
        Map.of("stream.transaction-timeout", TRANSACTION_TIMEOUT.toSeconds() + "s");
    try (Scene scene = new Scene(directory, settings)) {
      scene.begin();
      scene.feed().publishEvery(Duration.ofMillis(400));
      long started = 0;
      for (KillPlan.Kill kill : KillPlan.of(SEED, KILLS, TRANSACTION_TIMEOUT)) {
        if (kill.during() == KillPlan.Phase.WORK) {
          awaitRecovery(started, scene);
          scene.feed().publish(kill.burst());
        }
        Scene.pause(kill.after());
        scene.product().kill();
        Scene.pause(kill.outage());
        System.out.println("killed: " + kill);
        started = System.nanoTime();
        scene.product().start();
      }
      awaitRecovery(started, scene);
      int published = scene.feed().end();
      scene.awaitAll(published);
      String logs = scene.product().logs();
      report(scene.tallies(published), published, logs);
      assertThat(scene.tallies(published))
          .allSatisfy(tally -> assertThat(tally.duplicates()).as(tally.sink()).isEmpty());
      assertThat(skippedMarkers(logs)).isZero();
      assertThat(logs)
          .contains("dead incarnation fenced")
          .doesNotContain("hanging transactions were aborted");
    }
  }

  private void awaitRecovery(long started, Scene scene) {
    scene.awaitNext();
    if (started != 0) {
      recoveries.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }
  }

  /// What the broker says when it gives up the commit markers of a transaction.
  private static long skippedMarkers(String logs) {
    return logs.lines()
        .filter(line ->
            line.contains("hence can be skipped")
                || line.contains("likely deleted already")
                || line.contains("Couldn't find leader endpoint"))
        .count();
  }

  private void report(List<Tally> tallies, int published, String logs) throws IOException {
    List<Long> sorted = recoveries.stream().sorted().toList();
    List<String> lines = new ArrayList<>();
    lines.add("| sink | published | received | lost | duplicates | sent again, same id |");
    lines.add("|---|---|---|---|---|---|");
    tallies.forEach(tally -> lines.add(tally.row(published)));
    lines.add("");
    lines.add(
        "kills %d, seed %d, transaction timeout %d s; skipped markers %d; recoveries measured %d"
            .formatted(
                KILLS, SEED, TRANSACTION_TIMEOUT.toSeconds(), skippedMarkers(logs), sorted.size()));
    lines.add(
        "start of the process to next alert, s: median %.1f, p90 %.1f, max %.1f"
            .formatted(seconds(sorted, 0.5), seconds(sorted, 0.9), sorted.getLast() / 1000.0));
    lines.forEach(System.out::println);
    String file = System.getProperty("kill.report");
    if (file != null) {
      Files.write(Path.of(file), lines);
    }
  }

  private static double seconds(List<Long> sorted, double share) {
    int place = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, place)) / 1000.0;
  }
}
