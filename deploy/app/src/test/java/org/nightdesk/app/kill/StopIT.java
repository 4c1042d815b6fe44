package org.nightdesk.app.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Being told to stop in the middle of a burst, or of the start.
final class StopIT {
  @TempDir Path directory;

  @Test
  void endsInOrderWithoutLosingOrRepeatingAnything() throws Exception {
    try (Scene scene = new Scene(directory, Map.of())) {
      scene.begin();
      scene.feed().publishEvery(Duration.ofMillis(100));
      scene.awaitNext();
      scene.feed().publish(300);
      scene.awaitNext();
      long told = System.nanoTime();
      int code = scene.product().stop(Scene.PATIENCE);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - told);
      System.out.printf("stopped under load code=%d seconds=%d%n", code, seconds);
      assertThat(code).isZero();
      assertThat(scene.product().data().resolve("clean-stop")).exists();
      scene.product().start();
      int published = scene.feed().end();
      scene.awaitAll(published);
      assertThat(scene.tallies(published))
          .allSatisfy(tally -> {
            assertThat(tally.duplicates()).as(tally.sink()).isEmpty();
            assertThat(tally.redelivered()).as(tally.sink()).isZero();
          });
      assertThat(scene.product().log()).doesNotContain("dead incarnation");
    }
  }

  @Test
  void endsInOrderInTheMiddleOfItsStartAndStartsAgain() throws Exception {
    try (Scene scene = new Scene(directory, Map.of())) {
      scene.product().start();
      Scene.patiently().until(() -> scene.product().log().contains("role started role="));
      long told = System.nanoTime();
      int code = scene.product().stop(Scene.PATIENCE);
      System.out.printf(
          "stopped while starting code=%d ms=%d%n",
          code, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told));
      assertThat(code).isZero();
      assertThat(scene.product().log())
          .contains("Stopped.")
          .doesNotContain("did not stop in order");
      scene.begin();
      scene.feed().publish(1);
      scene.awaitNext();
    }
  }
}
