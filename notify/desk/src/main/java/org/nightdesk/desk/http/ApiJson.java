package org.nightdesk.desk.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the API speaks it: what is absent is left out, instants are ISO 8601 in UTC, and a field
/// that nobody knows is refused, because it is a misspelt one. Stateless.
public final class ApiJson {
  private ApiJson() {}

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(Request.MAX_LIST_BYTES)
                          .maxNameLength(200)
                          .build())
                  .build())
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// Writes a value.
  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// The fields of a record by name, in its order, to add others to.
  public static Map<String, Object> fields(Object record) {
    Map<String, Object> fields = new LinkedHashMap<>();
    MAPPER.valueToTree(record).properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    return fields;
  }

  /// Reads any JSON text.
  static JsonNode tree(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw Refusal.bad("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  /// Reads a value whose shape is fixed.
  static <T> T value(JsonNode node, Class<T> type) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JacksonException e) {
      throw new Refusal(Problem.ofField(path(e), "cannot be read: " + e.getOriginalMessage()));
    }
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }
}
