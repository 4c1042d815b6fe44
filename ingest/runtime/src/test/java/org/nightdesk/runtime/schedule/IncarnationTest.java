package org.nightdesk.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class IncarnationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final HostLimits limits = new HostLimits(1, 1, Duration.ZERO);

  @Test
  void aJobWhoseThreadComesAfterTheEndDoesNothing() {
    HandJobs hand = new HandJobs();
    Incarnation<String> life = new Incarnation<>(Jobs.on(hand, limits));
    AtomicBoolean ran = new AtomicBoolean();
    start(life, () -> ran.set(true));
    life.close(NOW);
    hand.finishFirst();
    assertThat(ran).isFalse();
    assertThat(life.poll()).isEmpty();
    assertThat(limits.isFull()).isFalse();
  }

  @Test
  void aJobUnderWayIsInterruptedAtTheEndAndWhatItStillBringsIsDropped() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    Jobs jobs = Jobs.on(task -> thread.complete(Thread.ofVirtual().start(task)), limits);
    Incarnation<String> life = new Incarnation<>(jobs);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    start(
        life,
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException _) {
            interrupted.complete(true);
          }
        });
    begun.await();
    life.close(NOW);
    assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
    thread.join().join();
    assertThat(life.poll()).isEmpty();
    assertThat(jobs.running()).isZero();
  }

  @Test
  void whateverAJobThrowsIsItsOutcome() {
    Incarnation<String> life = new Incarnation<>(Jobs.inline(limits));
    start(
        life,
        () -> {
          throw new AssertionError("broken");
        });
    assertThat(life.poll()).contains(new Incarnation.Done<>("key", "host", "failed: broken"));
    assertThat(life.isOut("key")).isTrue();
  }

  private void start(Incarnation<String> life, Runnable work) {
    assertThat(limits.acquire("host", NOW)).isTrue();
    life.start(
        "key",
        "host",
        () -> {
          work.run();
          return "done";
        },
        thrown -> "failed: " + thrown.getMessage());
  }
}
