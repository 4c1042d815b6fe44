package org.nightdesk.runtime.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values to JSON and back. Thread-safe.
public final class Json {
  /// Larger than any value on a stream, small enough that a hostile document ends soon.
  private static final int MAX_STRING = 2_000_000;

  private static final long MAX_DOCUMENT = 16_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(MAX_STRING)
                          .maxDocumentLength(MAX_DOCUMENT)
                          .maxNestingDepth(100)
                          .build())
                  .build())
          .annotationIntrospector(new RequiredParts())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /// The mapper itself, for what needs more than the two directions below.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// Returns the value as UTF-8 JSON.
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// Returns the value as JSON text on one line.
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /// Reads a value.
  ///
  /// @throws JacksonException if the bytes are no such value: not JSON, of another type, or without
  ///   a part that is not `@Nullable`; `null` counts as none
  public static <V> V read(byte[] json, Class<V> type) {
    V value = MAPPER.readValue(json, type);
    if (value == null) {
      throw new IllegalArgumentException("the value is null");
    }
    return value;
  }

  /// Reads any JSON.
  ///
  /// @throws JacksonException if it is none
  public static JsonNode tree(byte[] json) {
    return MAPPER.readTree(json);
  }
}
