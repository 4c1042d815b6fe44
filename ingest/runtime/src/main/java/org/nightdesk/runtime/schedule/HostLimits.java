package org.nightdesk.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// How many jobs may run in all, how many for one host, and how far apart. Shared by all tasks of
/// the process; thread-safe.
public final class HostLimits {
  private final int total;
  private final int perHost;
  private final Duration spacing;
  private final Map<String, Host> hosts = new HashMap<>();
  private int running;

  private static final class Host {
    int running;
    Instant notBefore = Instant.EPOCH;
  }

  /// Makes limits.
  ///
  /// @param total jobs at a time in all
  /// @param perHost jobs at a time for one host
  /// @param spacing at least so long between two starts for one host
  public HostLimits(int total, int perHost, Duration spacing) {
    this.total = total;
    this.perHost = perHost;
    this.spacing = spacing;
  }

  /// Takes a place if there is one.
  synchronized boolean acquire(String host, Instant now) {
    if (running >= total) {
      return false;
    }
    Host state = hosts.computeIfAbsent(host, _ -> new Host());
    if (state.running >= perHost || now.isBefore(state.notBefore)) {
      return false;
    }
    running++;
    state.running++;
    state.notBefore = now.plus(spacing);
    return true;
  }

  /// Before when no job may start for a host; past: only a place may be lacking.
  synchronized Instant notBefore(String host) {
    Host state = hosts.get(host);
    return state == null ? Instant.EPOCH : state.notBefore;
  }

  /// Whether as many jobs run as may in all.
  synchronized boolean isFull() {
    return running >= total;
  }

  synchronized void release(String host, Instant now) {
    running--;
    Host state = hosts.get(host);
    if (state != null) {
      state.running--;
    }
    // What is neither running nor held back is forgotten, so hostile host names cannot pile up.
    if (hosts.size() > 2 * total) {
      hosts.values().removeIf(each -> each.running == 0 && !now.isBefore(each.notBefore));
    }
  }

  synchronized void pause(String host, Instant until) {
    Host state = hosts.computeIfAbsent(host, _ -> new Host());
    if (state.notBefore.isBefore(until)) {
      state.notBefore = until;
    }
  }
}
