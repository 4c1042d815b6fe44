package org.nightdesk.desk.http;

/// The methods that the desk answers to.
public enum Method {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE;

  /// Whether it may change something, so that it must not be sent on behalf of another site.
  public boolean changes() {
    return this != GET;
  }

  boolean hasBody() {
    return this == POST || this == PUT || this == PATCH;
  }
}
