package org.nightdesk.runtime.streams;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Hash;

/// W3C Trace Context, version 00. Ids are derived from what is traced, so that work which is
/// repeated after a crash shows under the trace that it had.
public final class Trace {
  private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private Trace() {}

  /// The `traceparent` of a new trace.
  public static String begin(String... of) {
    return "00-%s-%s-01".formatted(Hash.of(16, of), Hash.of(8, of));
  }

  /// The `traceparent` of the next hop of a trace; if there is none to go on with, a new one of the
  /// record at that place.
  public static String hop(@Nullable String traceParent, String stage, DeadLetters.Place place) {
    var matcher = FORM.matcher(traceParent == null ? "" : traceParent);
    if (!matcher.matches()) {
      return begin(stage, place.toString());
    }
    return "00-%s-%s-01".formatted(matcher.group(1), Hash.of(8, matcher.group(1), stage));
  }
}
