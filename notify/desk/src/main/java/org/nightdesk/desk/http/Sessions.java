package org.nightdesk.desk.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.nightdesk.runtime.secret.Token;

/// Who is signed in, on this desk, until it stops. A session has a fresh random id, never one that
/// the browser brought along; it ends when it was not used for twelve hours, after seven days, or
/// when its owner signs out. Only a hash of the id is kept. Safe for use by several threads.
final class Sessions {
  static final Duration IDLE = Duration.ofHours(12);
  static final Duration WHOLE = Duration.ofDays(7);

  /// More than any newsroom has; the one that was not used for longest makes room.
  static final int MOST = 1_000;

  private record Session(Instant began, Instant used) {
    boolean over(Instant now) {
      return now.isAfter(used.plus(IDLE)) || now.isAfter(began.plus(WHOLE));
    }
  }

  private final InstantSource clock;
  private final Map<String, Session> sessions = new HashMap<>(); // by hash of the id

  Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /// Begins a session and returns its id.
  synchronized String begin() {
    Instant now = clock.instant();
    sessions.values().removeIf(session -> session.over(now));
    if (sessions.size() >= MOST) {
      sessions.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().used()))
          .ifPresent(oldest -> sessions.remove(oldest.getKey()));
    }
    String id = Token.random();
    sessions.put(key(id), new Session(now, now));
    return id;
  }

  /// Whether this is the id of a session; using it keeps it alive.
  synchronized boolean isOpen(String id) {
    Instant now = clock.instant();
    Session session = sessions.get(key(id));
    if (session == null) {
      return false;
    }
    if (session.over(now)) {
      sessions.remove(key(id));
      return false;
    }
    sessions.put(key(id), new Session(session.began(), now));
    return true;
  }

  /// Ends a session, on the server, whatever the browser still holds.
  synchronized void end(String id) {
    sessions.remove(key(id));
  }

  private static String key(String id) {
    return Base64.getEncoder().encodeToString(Token.sha256(id));
  }
}
