package org.nightdesk.contract;

import com.fasterxml.jackson.annotation.JsonValue;

/// A closed set of words that is seen by people, programs and metrics alike: one spelling
/// everywhere.
public interface Word {
  /// The spelling on streams, in the API, in pages and in metric labels; lower case, never empty.
  @JsonValue
  String word();
}
