package org.nightdesk.runtime.outbound;

import java.net.URI;

/// A redirect that was followed.
///
/// @param status 301, 302, 303, 307 or 308
/// @param from the address that answered so
/// @param to where it pointed, absolute
public record Hop(int status, URI from, URI to) {
  /// Whether the site says that the move is for good (301, 308).
  public boolean permanent() {
    return status == 301 || status == 308;
  }
}
