package org.nightdesk.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A role that is told to stop before it is up.
@Timeout(60)
final class StartingRoleTest {
  private final CountDownLatch starting = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger stops = new AtomicInteger();

  @Test
  void whatItWaitsForEndsWithTheStop() throws Exception {
    StartingRole role =
        new StartingRole(Role.CLASSIFY, () -> Roles.Service.of(this::begin, this::stop));
    role.start();
    starting.await();
    assertThat(role.isUp()).isFalse();
    assertThat(role.stop()).as("ended by itself").isTrue();
    assertThat(stops).as("once more for what it had opened yet").hasValue(2);
  }

  @Test
  void aStartThatDoesNotEndIsInterruptedAndLeavesADoubt() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    StartingRole role =
        new StartingRole(
            Role.DESK,
            () ->
                Roles.Service.of(
                    () -> {
                      begin();
                      interrupted.set(Thread.currentThread().isInterrupted());
                    },
                    stops::incrementAndGet));
    role.start();
    starting.await();
    assertThat(role.stop()).isFalse();
    assertThat(interrupted).isTrue();
    assertThat(stops).as("a desk is stopped when its start has ended").hasValue(1);
  }

  @Test
  void saysWhyItDidNotComeUp() {
    StartingRole role =
        new StartingRole(
            Role.NOTIFY,
            () -> {
              throw new IllegalStateException("no streams");
            });
    role.start();
    assertThatThrownBy(role::await)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no streams");
    assertThat(role.isUp()).isFalse();
  }

  @Test
  void isUpWhenItsStartHasEnded() throws Exception {
    StartingRole role = new StartingRole(Role.INGEST, () -> Roles.Service.of(() -> {}, this::stop));
    role.start();
    role.await();
    assertThat(role.isUp()).isTrue();
    assertThat(role.stop()).isTrue();
    assertThat(stops).hasValue(1);
  }

  private void begin() {
    starting.countDown();
    try {
      boolean _ = release.await(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    stops.incrementAndGet();
    release.countDown();
  }
}
