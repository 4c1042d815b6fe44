package org.nightdesk.app.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nightdesk.app.console.Console;
import org.nightdesk.runtime.health.Health;

/// The life of a running process: until it is told to stop, or cannot do its work any more.
final class Life {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Console console;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean waiting;

  Life(Console console) {
    this.console = console;
  }

  /// Closes the node when the process is told to end, by SIGTERM or Ctrl-C. It then ends with 0: to
  /// do as one is told is no failure.
  Node owns(Node node) {
    return owns(node, () -> {});
  }

  /// The same, with something to do when the node has closed.
  Node owns(Node node, Runnable after) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  boolean told = waiting;
                  stopped.countDown();
                  node.close();
                  after.run();
                  console.say("Stopped.");
                  if (told) {
                    Runtime.getRuntime().halt(0); // the machine itself would say 143
                  }
                },
                "stop"));
    return node;
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

  /// Waits for the end; 0 when it was asked for, 1 when a component died.
  int last(Node node) {
    waiting = true;
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
    } finally {
      waiting = false;
    }
  }
}
