package org.nightdesk.desk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The OpenAPI 3.1 document of the API, made from the table of routes, so that it lists neither
/// more nor less than there is. Answers that have a JSON Schema in `answers/` carry it; the other
/// bodies are described in words in the module's README.
final class OpenApi {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

  private OpenApi() {}

  static Map<String, Object> document(List<Route> routes) {
    var paths = new LinkedHashMap<String, Map<String, Object>>();
    for (Route route : routes) {
      paths
          .computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
          .put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Nightdesk", "version", "1"));
    document.put("paths", paths);
    document.put("components", Map.of("securitySchemes", schemes()));
    return document;
  }

  private static Map<String, Object> operation(Route route) {
    var operation = new LinkedHashMap<String, Object>();
    operation.put("summary", route.says());
    List<Object> parameters = new ArrayList<>();
    var names = PARAMETER.matcher(route.path());
    while (names.find()) {
      parameters.add(
          Map.of(
              "name",
              names.group(1),
              "in",
              "path",
              "required",
              true,
              "schema",
              Map.of("type", "string")));
    }
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    if (route.access() == Access.SIGNED_IN) {
      operation.put("security", List.of(Map.of("token", List.of()), Map.of("session", List.of())));
    }
    var responses = new LinkedHashMap<String, Object>();
    if (route.answers() != null) {
      responses.put("200", answer(route.answers()));
    }
    responses.put("default", Map.of("description", "JSON, or a problem"));
    operation.put("responses", responses);
    return operation;
  }

  private static Map<String, Object> answer(String name) {
    String file = "answers/" + name + ".json";
    try (InputStream in = OpenApi.class.getResourceAsStream(file)) {
      Object schema = ApiJson.tree(Objects.requireNonNull(in, file).readAllBytes());
      var answer = new LinkedHashMap<String, Object>();
      answer.put("description", "What was asked for");
      answer.put("content", Map.of("application/json", Map.of("schema", schema)));
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static Map<String, Object> schemes() {
    return Map.of(
        "token", Map.of("type", "http", "scheme", "bearer"),
        "session", Map.of("type", "apiKey", "in", "cookie", "name", "nightdesk"));
  }
}
