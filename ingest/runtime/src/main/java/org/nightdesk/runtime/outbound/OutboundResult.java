package org.nightdesk.runtime.outbound;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Word;

/// How a request ended.
public sealed interface OutboundResult {

  /// The other side answered, be it `200` or `500`, and the answer was read to its end.
  ///
  /// @param status the HTTP status
  /// @param headers names in lower case, values in the order they came
  /// @param body decoded
  /// @param finalUrl the address that gave this answer
  /// @param redirects followed on the way, in order
  /// @param ended when the last byte had been read
  record Answer(
      int status,
      Map<String, List<String>> headers,
      Body body,
      URI finalUrl,
      List<Hop> redirects,
      Instant ended)
      implements OutboundResult {
    public Answer {
      headers = Map.copyOf(headers);
      redirects = List.copyOf(redirects);
    }

    /// The first value of a header.
    ///
    /// @param name in lower case
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    /// How long the other side asks to wait, from [#ended]; see [RetryAfter#parse].
    public Optional<Duration> retryAfter() {
      return header("retry-after").flatMap(value -> RetryAfter.parse(value, ended));
    }

    /// For people: `503 Service Unavailable`. The words are ours, not those of the other side.
    public String statusLine() {
      @Nullable String phrase =
          status >= 100 && status < 600
              ? EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ROOT)
              : null;
      return phrase == null ? Integer.toString(status) : status + " " + phrase;
    }
  }

  /// There is no answer, or none that may be used.
  ///
  /// @param reason from a closed set, fit for a metric label
  /// @param detail one line for people; never holds the address's path or a header
  record Failure(Reason reason, String detail) implements OutboundResult {}

  /// Why there is no answer.
  enum Reason implements Word {
    /// The address is not one that the guard lets through, or not http(s) at all.
    BLOCKED,
    /// The host has no address, or the name service did not answer.
    DNS,
    /// No connection: refused, unreachable, reset before the request was sent.
    CONNECT,
    /// The certificate or the handshake was not good.
    TLS,
    /// The deadline passed.
    TIMEOUT,
    TOO_LARGE,
    TOO_MANY_REDIRECTS,
    /// The body is not what its `Content-Encoding` says, or in an encoding nobody asked for.
    BAD_ENCODING,
    /// What came is not HTTP, or ended too early.
    PROTOCOL,
    /// The calling thread was interrupted, or the client is closed.
    INTERRUPTED;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
