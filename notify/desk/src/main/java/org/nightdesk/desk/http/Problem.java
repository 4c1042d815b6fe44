package org.nightdesk.desk.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/// Why the desk did not do what it was asked.
///
/// @param status of the HTTP answer, 4xx or 5xx
/// @param error one sentence that names the value
/// @param field of the request that is meant
/// @param position in the text of a query, UTF-16 code units from 0
/// @param hint what to write instead
public record Problem(
    @JsonIgnore int status,
    String error,
    @Nullable String field,
    @Nullable Integer position,
    @Nullable String hint) {

  public static Problem of(int status, String error) {
    return new Problem(status, error, null, null, null);
  }

  public static Problem ofField(String field, String error) {
    return new Problem(400, error, field, null, null);
  }
}
