package org.nightdesk.ingest.health;

import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.runtime.outbound.OutboundResult;

/// What an answer means for a feed. Pure.
public final class Diagnosis {
  private Diagnosis() {}

  /// The health word of an HTTP status other than 200 and 304.
  public static Health ofStatus(int status) {
    if (status == 410) {
      return Health.GONE; // RFC 9110, 15.5.11: likely permanent, and meant so
    }
    return status >= 400 && status < 500 ? Health.REFUSED : Health.CANNOT_REACH;
  }

  /// The health word where there was no answer.
  public static Health of(OutboundResult.Reason reason) {
    return switch (reason) {
      case BLOCKED -> Health.BLOCKED;
      case TOO_LARGE -> Health.TOO_LARGE;
      case DNS, CONNECT, TLS, TIMEOUT, TOO_MANY_REDIRECTS, BAD_ENCODING, PROTOCOL, INTERRUPTED ->
          Health.CANNOT_REACH;
    };
  }

  /// The sentence for a document that is no feed.
  public static String notAFeed(String detail, int candidates) {
    return candidates == 0
        ? "This is not a feed: %s".formatted(detail)
        : "This is a page, not a feed; it announces %d feed%s."
            .formatted(candidates, candidates == 1 ? "" : "s");
  }
}
