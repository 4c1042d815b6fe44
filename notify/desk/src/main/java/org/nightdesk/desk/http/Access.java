package org.nightdesk.desk.http;

/// Who may use a route.
public enum Access {
  /// A person with a session, or a program with the admin token.
  SIGNED_IN,
  /// Whoever is signed in, or a program with the metrics token, under whatever host name.
  METRICS,
  /// Anybody; a change still has to come from the desk's own pages or from a program.
  ANYBODY,
  /// Anybody, from anywhere: the address itself carries a signed permission.
  BY_LINK,
  /// Anybody, under whatever host name: health checks ask by address.
  MACHINES;

  /// Whether the host asked for matters: machines ask by address, or through something between.
  boolean isForMachines() {
    return this == MACHINES || this == METRICS;
  }
}
