package org.nightdesk.app.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.health.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of a running process: until it is told to stop, or cannot do its work any more. What it
/// owns is closed at its end, last first, also when that comes before it has begun.
final class Life {
  private static final Logger LOG = LoggerFactory.getLogger(Life.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Console console;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>(); // last opened first
  private volatile boolean begun;
  private volatile boolean leaving; // by itself
  private volatile boolean told;
  private volatile boolean ending;

  /// Brings everything up.
  @FunctionalInterface
  interface Beginning {
    Node begin() throws IOException;
  }

  Life(Console console) {
    this.console = console;
  }

  /// Begins, and waits for the end.
  ///
  /// @param failed begins the sentence that says why it did not come up
  /// @return 0 when the end was asked for, 1 when a component died
  /// @throws Failed if it did not come up
  int lead(String failed, Beginning beginning) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try {
      return last(beginning.begin());
    } catch (IOException | IllegalStateException e) {
      throw new Failed(failed + ": " + e.getMessage());
    } finally {
      leaving = true;
      awaitStopIfTold();
      end();
    }
  }

  /// Closes a part at the end.
  ///
  /// @throws IllegalStateException if the end has come
  <T extends AutoCloseable> T owns(T part) {
    parts.push(part);
    if (ending) {
      if (parts.remove(part)) {
        close(part);
      }
      throw new IllegalStateException("told to stop");
    }
    return part;
  }

  /// By SIGTERM, Ctrl-C, or the end of the command. To do as one is told is no failure, so the
  /// process then ends with 0; the machine itself would say 143.
  private void stop() {
    told = !leaving;
    stopped.countDown();
    end();
    if (told) {
      Runtime.getRuntime().halt(0);
    }
  }

  private synchronized void end() {
    if (ending) {
      return;
    }
    ending = true;
    for (AutoCloseable part = parts.poll(); part != null; part = parts.poll()) {
      close(part);
    }
    if (begun || told) { // else the reason why it did not come up says enough
      console.say("Stopped.");
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("did not stop in order part={}", part.getClass().getSimpleName(), e);
    }
  }

  /// What a beginning throws when everything closes under it is no news; the process ends by
  /// itself.
  private void awaitStopIfTold() {
    try {
      if (told) {
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Tells the person at the terminal where the desk is.
  void announce(Node node) {
    node.signInLink().ifPresent(link -> console.say("The desk: " + link));
    console.say("Ctrl-C ends it.");
  }

  /// Ends the life by itself after a while.
  void lastsAtMost(Duration length) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            if (!stopped.await(length.toSeconds(), TimeUnit.SECONDS)) {
              stopped.countDown();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private int last(Node node) {
    begun = true;
    try {
      while (!stopped.await(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS)) {
        Health health = node.environment().health();
        if (!health.isLive()) {
          health.reports().values().stream()
              .filter(report -> report instanceof Health.Report.Dead)
              .forEach(report -> console.say(report.detail()));
          return 1;
        }
      }
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
