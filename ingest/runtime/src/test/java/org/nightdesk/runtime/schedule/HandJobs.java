package org.nightdesk.runtime.schedule;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// Jobs that end when the test says so; until then they are out.
final class HandJobs implements Executor {
  private final Queue<Runnable> out = new ArrayDeque<>();

  @Override
  public void execute(Runnable job) {
    out.add(job);
  }

  int out() {
    return out.size();
  }

  void finishFirst() {
    out.remove().run();
  }

  void finishAll() {
    while (!out.isEmpty()) {
      finishFirst();
    }
  }
}
