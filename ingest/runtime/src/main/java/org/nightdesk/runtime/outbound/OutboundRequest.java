package org.nightdesk.runtime.outbound;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to the outer world.
///
/// @param method upper case, for example `GET`
/// @param url absolute; anything but http and https ends in `blocked`
/// @param headers besides those the client sets itself (`Host`, `User-Agent`, `Accept-Encoding`,
///   `Content-Length`); `Authorization` and `Cookie` are not sent on to another site
/// @param body absent: none
/// @param limits in all, redirects included
public record OutboundRequest(
    String method, URI url, Map<String, String> headers, @Nullable Body body, Limits limits) {
  public OutboundRequest {
    headers = Map.copyOf(headers);
  }

  /// A plain GET within [Limits#DEFAULT].
  public static OutboundRequest get(URI url) {
    return new OutboundRequest("GET", url, Map.of(), null, Limits.DEFAULT);
  }

  /// The same request with these headers instead.
  public OutboundRequest withHeaders(Map<String, String> headers) {
    return new OutboundRequest(method, url, headers, body, limits);
  }

  /// The same request within other limits.
  public OutboundRequest withLimits(Limits limits) {
    return new OutboundRequest(method, url, headers, body, limits);
  }

  /// Leaves out address and headers, which may be secrets.
  @Override
  public String toString() {
    return "OutboundRequest[" + method + " ***, " + limits + "]";
  }
}
