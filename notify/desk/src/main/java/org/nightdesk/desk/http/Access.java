package org.nightdesk.desk.http;

/// Who may use a route.
public enum Access {
  /// A person with a session, or a program with the admin token.
  SIGNED_IN,
  /// Anybody; a change still has to come from the desk's own pages or from a program.
  ANYBODY,
  /// Anybody, from anywhere: the address itself carries a signed permission.
  BY_LINK,
  /// Anybody, under whatever host name: health checks ask by address.
  MACHINES
}
