package org.nightdesk.runtime.outbound;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a redirect leads, and what of the request goes there (RFC 9110 §15.4). Pure.
final class Redirects {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "cookie", "proxy-authorization");

  private Redirects() {}

  /// The absolute address that an answer points to; empty when it is no redirect, or one without a
  /// readable address.
  static Optional<URI> next(int status, @Nullable String location, URI from) {
    if (!STATUSES.contains(status) || location == null) {
      return Optional.empty();
    }
    try {
      // Sites send spaces and other raw characters; a browser would encode them.
      String text = location.strip().replace(" ", "%20").replace("|", "%7C");
      return Optional.of(from.resolve(URI.create(text)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The request for the next hop, without what is meant for the first site only.
  static OutboundRequest follow(OutboundRequest request, int status, URI to, boolean sameSite) {
    boolean becomesGet =
        (status == 303 && !request.method().equals("HEAD"))
            || ((status == 301 || status == 302) && request.method().equals("POST"));
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach((name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          boolean dropped =
              (!sameSite && CREDENTIALS.contains(lower))
                  || (becomesGet && lower.startsWith("content-"));
          if (!dropped) {
            headers.put(name, value);
          }
        });
    return new OutboundRequest(
        becomesGet ? "GET" : request.method(),
        to,
        headers,
        becomesGet ? null : request.body(),
        request.limits());
  }
}
