package org.nightdesk.reading.parse;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of a document besides its bytes.
///
/// @param url where it came from, after redirects; the base of relative links
/// @param headers of the answer, names without regard to case
public record ReadContext(@Nullable String url, Map<String, String> headers) {
  public static final ReadContext NOTHING = new ReadContext(null, Map.of());

  public ReadContext {
    headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (a, b) -> a));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
