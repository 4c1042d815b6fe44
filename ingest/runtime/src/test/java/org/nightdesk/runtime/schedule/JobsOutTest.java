package org.nightdesk.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.contract.Ids;

/// What happens while jobs are out, with jobs that the test ends.
final class JobsOutTest {
  private static final String FIRST = "https://one.example/first";
  private static final String SECOND = "https://one.example/second";
  private static final String THIRD = "https://one.example/third";

  @TempDir Path directory;

  private final Echo echo = new Echo();
  private final HandJobs hand = new HandJobs();
  private Jobs jobs;
  private SchedulerDriver driver;

  @BeforeEach
  void open() {
    open(1);
  }

  private void open(int perHost) {
    jobs = Jobs.on(hand, new HostLimits(5_000, perHost, Duration.ZERO));
    driver = new SchedulerDriver(directory, echo, jobs);
  }

  /// One after the other.
  private void fallDue(String... urls) {
    for (String url : urls) {
      driver.publish(url);
      driver.ring();
    }
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aRecordFoldsWhileAJobIsOutAndTheOutcomeMeetsTheRowAsItStandsThen() {
    driver.publish(Ids.feed(FIRST), FIRST);
    driver.ring();
    driver.publish(Ids.feed(FIRST), SECOND);
    driver.tick(Duration.ofSeconds(5));
    assertThat(hand.out()).isEqualTo(1);
    hand.finishFirst();
    driver.tick(Duration.ofSeconds(70));
    hand.finishFirst();
    assertThat(echo.folds).containsExactly(FIRST);
    assertThat(echo.jobs).containsExactly(FIRST, SECOND);
  }

  @Test
  void aHeldKeyForWhichARecordArrivesStartsOnceAndItsHostLosesNoPlace() {
    driver.close();
    open(2);
    fallDue(FIRST, SECOND, THIRD);
    assertThat(hand.out()).isEqualTo(2);
    driver.publish(THIRD);
    driver.ring();
    hand.finishAll();
    driver.ring();
    assertThat(hand.out()).isEqualTo(1);
    driver.tick(Duration.ofSeconds(5));
    assertThat(hand.out()).isEqualTo(1);
    hand.finishAll();
    driver.tick(Duration.ofSeconds(90));
    assertThat(hand.out()).isEqualTo(2);
  }

  @Test
  void aHeldKeyThatARecordPutsOffDoesNotStart() {
    fallDue(FIRST, SECOND);
    driver.publish(Ids.feed(SECOND), "https://one.example/never");
    hand.finishFirst();
    driver.tick(Duration.ofSeconds(5));
    assertThat(hand.out()).isZero();
  }

  @Test
  void theKeysOfAHostStartInTheOrderInWhichTheyFellDue() {
    fallDue(FIRST, SECOND, THIRD);
    driver.publish(SECOND);
    driver.publish("https://one.example/fourth");
    for (int i = 0; i < 4; i++) {
      driver.ring();
      assertThat(hand.out()).isEqualTo(1);
      hand.finishFirst();
    }
    assertThat(echo.jobs).containsExactly(FIRST, SECOND, THIRD, "https://one.example/fourth");
  }

  @Test
  void atMostFiveHundredOutcomesAreFoldedAtATime() {
    IntStream.range(0, 1_200).forEach(i -> driver.publish("https://h%d.example/".formatted(i)));
    IntStream.range(0, 3).forEach(_ -> driver.ring());
    assertThat(hand.out()).isEqualTo(1_200);
    hand.finishAll();
    for (int folded : List.of(500, 1_000, 1_200)) {
      driver.ring();
      assertThat(echo.folds).hasSize(folded);
    }
  }

  @Test
  void atMostTwoMegabytesOfOutcomesAreFoldedAtATime() {
    IntStream.range(0, 5).forEach(i -> driver.publish("https://h%d.example/megabyte".formatted(i)));
    driver.ring();
    hand.finishAll();
    for (int folded : List.of(2, 4, 5)) {
      driver.ring();
      assertThat(echo.folds).hasSize(folded);
    }
  }

  @Test
  void whatAFoldMakesDueWaitsForTheNextPunctuation() {
    driver.publish("https://one.example/at-once");
    driver.ring();
    hand.finishFirst();
    driver.ring();
    assertThat(echo.folds).hasSize(1);
    assertThat(hand.out()).isZero();
    driver.ring();
    assertThat(hand.out()).isEqualTo(1);
  }

  @Test
  void aFoldThatThrowsIsTriedAgainEachTimeLaterThenParkedForAnHour() {
    driver.publish("https://bad.example/fold-throws");
    driver.ring();
    hand.finishFirst();
    driver.ring();
    int before = driver.punctuations();
    while (echo.folds.size() < 4) {
      driver.ring();
      assertThat(hand.out()).isZero();
    }
    assertThat(driver.punctuations() - before).isEqualTo(3);
    List<Instant> at = echo.foldedAt;
    for (int i = 0; i < 3; i++) {
      assertThat(Duration.between(at.get(i), at.get(i + 1)).toMillis())
          .isBetween(400L << i, (400L << i) + 10);
    }
    assertThat(driver.deadReasons()).containsExactly("failed");
    driver.tick(Duration.ofMinutes(59));
    assertThat(hand.out()).isZero();
    driver.tick(Duration.ofMinutes(2));
    assertThat(hand.out()).isEqualTo(1);
  }

  @Test
  void recordsDoNotPutOffTheFoldOfAnOutcome() {
    driver.publish(FIRST);
    driver.ring();
    hand.finishFirst();
    for (int i = 0; i < 1_000; i++) {
      driver.publish("https://h%d.example/never".formatted(i));
      driver.advance(Duration.ofMillis(1));
    }
    assertThat(echo.folds).containsExactly(FIRST);
  }

  @Test
  void aSchedulerThatIsInitialisedAgainStartsFromItsStoreAndDropsLateOutcomes() {
    driver.publish("https://other.example/");
    driver.ring();
    hand.finishFirst();
    driver.ring();
    fallDue(FIRST, SECOND);
    driver.suspendAndResume();
    hand.finishFirst(); // of the life before
    driver.ring();
    assertThat(echo.folds).containsExactly("https://other.example/");
    assertThat(hand.out()).isEqualTo(1);
    hand.finishFirst();
    driver.ring();
    hand.finishFirst();
    driver.ring();
    assertThat(echo.folds).containsExactly("https://other.example/", FIRST, SECOND);
    driver.tick(Duration.ofSeconds(57));
    assertThat(hand.out()).isZero();
    driver.tick(Duration.ofSeconds(4));
    assertThat(hand.out()).isEqualTo(2);
  }

  @Test
  void aSchedulerThatIsInitialisedAgainLeavesNoTimerBehind() {
    driver.publish(FIRST);
    driver.ring();
    driver.suspendAndResume();
    driver.publishBytes(Ids.feed(FIRST), null);
    int before = driver.punctuations();
    driver.tick(Duration.ofMinutes(1));
    assertThat(driver.punctuations()).isEqualTo(before);
  }

  @Test
  void aStopFoldsWhatIsOutAndStartsNothing() {
    fallDue(FIRST, SECOND);
    jobs.drain(Duration.ZERO);
    driver.publish("https://other.example/");
    hand.finishFirst();
    driver.ring();
    assertThat(echo.folds).containsExactly(FIRST);
    assertThat(jobs.running()).isZero();
    int before = driver.punctuations();
    driver.tick(Duration.ofMinutes(2));
    assertThat(driver.punctuations()).isEqualTo(before);
    assertThat(hand.out()).isZero();
  }
}
