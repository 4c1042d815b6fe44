package org.nightdesk.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the examples and the schemas, as a downstream service would.
final class Golden {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final String ID = "https://nightdesk.org/schema/";

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(id -> id.startsWith(ID) ? schema(id.substring(ID.length())) : null));

  private Golden() {}

  /// `FeedStatus` stands in `feed-status.json`.
  static String fileOf(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT)
        + ".json";
  }

  static JsonNode schemaOf(Class<?> type) {
    return JSON.readTree(schema(fileOf(type)));
  }

  static Schema validator(Class<?> type) {
    return SCHEMAS.getSchema(com.networknt.schema.SchemaLocation.of(ID + fileOf(type)));
  }

  static String example(String file) {
    return text("golden/" + file);
  }

  static String schema(String file) {
    return text("schema/" + file);
  }

  static String text(String path) {
    try (InputStream in = Golden.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new AssertionError("there is no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
