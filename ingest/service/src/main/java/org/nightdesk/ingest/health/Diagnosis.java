package org.nightdesk.ingest.health;

import org.jspecify.annotations.Nullable;
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

  /// The sentence where there was no answer: what happened in words that staff understand, then
  /// what the client says of it.
  public static String noAnswer(OutboundResult.Failure failure) {
    String what =
        switch (failure.reason()) {
          case BLOCKED -> "Nightdesk does not call this address";
          case DNS -> "The site's name leads nowhere";
          case CONNECT -> "The site cannot be reached";
          case TLS -> "No safe connection could be made with the site";
          case TIMEOUT -> "The site did not send the whole feed in time";
          case TOO_LARGE -> "The feed is larger than is read";
          case TOO_MANY_REDIRECTS -> "The site sends us from one address to the next without end";
          case BAD_ENCODING -> "The site's answer is packed in a way that cannot be undone";
          case PROTOCOL -> "The site's answer broke off or is garbled";
          case INTERRUPTED -> "The request was given up because Nightdesk is stopping";
        };
    return "%s: %s.".formatted(what, failure.detail());
  }

  /// The sentence for a feed of which only the beginning is taken; absent: all of it is.
  public static @Nullable String cut(int entries, int taken) {
    return entries <= taken
        ? null
        : "The feed lists %d entries at once; the first %d are taken.".formatted(entries, taken);
  }

  /// The sentence for a feed of which a part is taken so far.
  public static String left(int entries, int left) {
    return "The feed lists %d entries at once; %d are still to be taken.".formatted(entries, left);
  }

  /// The sentence for a document that is no feed.
  public static String notAFeed(String detail, int candidates) {
    return candidates == 0
        ? "This is not a feed: %s".formatted(detail)
        : "This is a page, not a feed; it announces %d feed%s."
            .formatted(candidates, candidates == 1 ? "" : "s");
  }
}
