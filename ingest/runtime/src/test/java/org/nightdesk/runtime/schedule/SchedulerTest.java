package org.nightdesk.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Ids;

/// Rows, jobs and outcomes, with jobs that end at once.
final class SchedulerTest {
  @TempDir Path directory;

  private final Echo echo = new Echo();
  private SchedulerDriver driver;

  @BeforeEach
  void open() {
    Jobs jobs = Jobs.inline(new HostLimits(10, 1, Duration.ofSeconds(5)));
    driver = new SchedulerDriver(directory, echo, jobs);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aRowRunsWhenItIsDueAndAgainWhenItsFoldSaysSo() {
    driver.publish("https://one.example/feed");
    driver.tick(Duration.ofSeconds(10));
    assertThat(driver.echoes()).hasSize(1);
    driver.tick(Duration.ofSeconds(30));
    assertThat(driver.echoes()).isEmpty();
    driver.tick(Duration.ofSeconds(40));
    assertThat(driver.echoes()).hasSize(1);
  }

  @Test
  void oneHostIsAskedOneAfterTheOtherWithSpaceBetween() {
    driver.publish("https://one.example/a");
    driver.publish("https://one.example/b");
    driver.publish("https://one.example/c");
    driver.tick(Duration.ofSeconds(2));
    assertThat(echo.jobs).hasSize(1);
    driver.tick(Duration.ofSeconds(12));
    assertThat(echo.jobs).hasSize(3);
  }

  @Test
  void aDroppedRowRunsNoMore() {
    driver.publish("https://one.example/feed");
    driver.tick(Duration.ofSeconds(10));
    driver.publishBytes(Ids.feed("https://one.example/feed"), null);
    driver.tick(Duration.ofMinutes(5));
    assertThat(echo.jobs).hasSize(1);
  }

  @Test
  void aThrowingJobIsAnOutcome() {
    driver.publish("https://one.example/job-throws");
    driver.tick(Duration.ofSeconds(10));
    assertThat(driver.echoes()).containsExactly("failed: the job throws");
  }

  @Test
  void aJobThatEndsWithAnErrorIsAnOutcomeToo() {
    driver.publish("https://one.example/job-ends-with-error");
    driver.tick(Duration.ofSeconds(10));
    assertThat(driver.echoes()).containsExactly("failed: the job ends with an error");
    driver.tick(Duration.ofSeconds(70));
    assertThat(echo.jobs).hasSize(2);
  }

  @Test
  void aThrowingFoldIsTriedAgainThenParkedWhileOthersGoOn() {
    driver.publish("https://bad.example/fold-throws");
    driver.publish("https://good.example/feed");
    driver.tick(Duration.ofMinutes(10));
    assertThat(echo.folds.size()).isBetween(4 + 5, 4 + 11);
    assertThat(driver.echoes()).hasSizeBetween(5, 11);
    assertThat(driver.deadReasons()).containsExactly("failed");
    driver.tick(Duration.ofMinutes(60));
    assertThat(driver.deadReasons()).containsExactly("failed");
  }

  @Test
  void whatCannotBeReadOrKeptIsDeadAndTheNextPasses() {
    driver.publishBytes("x", "garbage".getBytes(StandardCharsets.UTF_8));
    driver.publish("https://bad.example/huge");
    driver.publish("https://good.example/feed");
    driver.tick(Duration.ofSeconds(10));
    assertThat(driver.echoes()).hasSize(1);
    assertThat(driver.deadReasons()).containsExactly("unreadable", "too-large");
  }
}
