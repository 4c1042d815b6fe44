package org.nightdesk.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each punctuation costs a transaction, so none comes without a reason.
final class PunctuationTest {
  @TempDir Path directory;

  private final Echo echo = new Echo();

  private SchedulerDriver driver(int total, Duration spacing) {
    return new SchedulerDriver(directory, echo, Jobs.inline(new HostLimits(total, 1, spacing)));
  }

  @Test
  void noneComesWhenNothingIsDue() {
    try (SchedulerDriver driver = driver(10, Duration.ZERO)) {
      driver.publish("https://one.example/feed");
      driver.publish("https://two.example/never");
      driver.tick(Duration.ofSeconds(5));
      int before = driver.punctuations();
      driver.tick(Duration.ofSeconds(54));
      assertThat(driver.punctuations()).isEqualTo(before);
      driver.tick(Duration.ofSeconds(5));
      assertThat(driver.punctuations()).isEqualTo(before + 2); // its job, its outcome
    }
  }

  @Test
  void noneComesWhileAHostHasAskedForAPause() {
    try (SchedulerDriver driver = driver(10, Duration.ZERO)) {
      driver.publish("https://one.example/asks-for-an-hour");
      driver.publish("https://one.example/feed");
      driver.tick(Duration.ofSeconds(90));
      assertThat(echo.jobs).containsExactly("https://one.example/asks-for-an-hour");
      int before = driver.punctuations();
      driver.tick(Duration.ofMinutes(58));
      assertThat(driver.punctuations()).isEqualTo(before);
      driver.tick(Duration.ofMinutes(1));
      assertThat(echo.jobs).contains("https://one.example/feed");
    }
  }

  @Test
  void noneComesForAPausedHostWhileAnotherIsBusy() {
    try (SchedulerDriver driver = driver(10, Duration.ZERO)) {
      driver.publish("https://one.example/asks-for-an-hour");
      driver.publish("https://one.example/feed");
      driver.publish("https://two.example/feed");
      driver.tick(Duration.ofSeconds(90));
      int before = driver.punctuations();
      driver.tick(Duration.ofMinutes(50));
      // Each minute the other host's job, and its outcome.
      assertThat(driver.punctuations() - before).isBetween(2 * 45, 2 * 50);
    }
  }

  @Test
  void noneComesBetweenTwoStartsThatMustBeApart() {
    try (SchedulerDriver driver = driver(10, Duration.ofSeconds(20))) {
      driver.publish("https://one.example/a");
      driver.publish("https://one.example/b");
      driver.tick(Duration.ofSeconds(3));
      int before = driver.punctuations();
      driver.tick(Duration.ofSeconds(16));
      assertThat(driver.punctuations()).isEqualTo(before);
      driver.tick(Duration.ofSeconds(3));
      assertThat(echo.jobs).containsExactly("https://one.example/a", "https://one.example/b");
    }
  }

  @Test
  void aKeyThatLacksAPlaceStartsSoonAfterOneIsFree() {
    try (SchedulerDriver driver = driver(1, Duration.ZERO)) {
      driver.publish("https://one.example/feed");
      driver.publish("https://two.example/feed");
      driver.ring();
      driver.ring();
      assertThat(echo.jobs).hasSize(2);
    }
  }
}
