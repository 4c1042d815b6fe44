package org.nightdesk.app.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a result in the order in which they are put; what is not there has no field.
final class Fields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  Fields put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(
          name, value instanceof String || value instanceof List<?> ? value : value.toString());
    }
    return this;
  }

  Map<String, Object> map() {
    return fields;
  }
}
