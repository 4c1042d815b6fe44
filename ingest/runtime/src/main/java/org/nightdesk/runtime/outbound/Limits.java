package org.nightdesk.runtime.outbound;

import java.time.Duration;

/// How much one request may take in all.
///
/// @param deadline from the call to the last byte, redirects included; positive
/// @param maxBytes of the body after decoding; more ends in `too-large`
/// @param maxRedirects to follow, 0 to 20; with 0 a redirect is the answer, with more one too many
///   ends in `too-many-redirects`
/// @param cuts a longer body is cut at `maxBytes` instead, for those whom the status suffices
public record Limits(Duration deadline, int maxBytes, int maxRedirects, boolean cuts) {
  /// Thirty seconds, five mebibytes, five hops.
  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), 5 << 20, 5);

  public Limits(Duration deadline, int maxBytes, int maxRedirects) {
    this(deadline, maxBytes, maxRedirects, false);
  }

  public Limits {
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("deadline is not positive: " + deadline);
    }
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes is negative: " + maxBytes);
    }
    if (maxRedirects < 0 || maxRedirects > 20) {
      throw new IllegalArgumentException("maxRedirects is not in 0..20: " + maxRedirects);
    }
  }

  /// The same limits, but a longer body is cut.
  public Limits cutting() {
    return new Limits(deadline, maxBytes, maxRedirects, true);
  }
}
