package org.nightdesk.desk.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What goes back: a status, headers besides those that every answer has, and a body.
///
/// @param status of HTTP
/// @param headers in the order they were added
/// @param body what follows
public record Answer(int status, Map<String, String> headers, Body body) {
  /// What an answer carries.
  public sealed interface Body {
    /// A value that is written as JSON.
    record Json(Object value) implements Body {}

    /// Ready bytes of the stated media type.
    record Content(String type, Bytes bytes) implements Body {}

    /// Nothing.
    record None() implements Body {}

    /// Server-sent events until the reader goes away; the consumer is given where to write.
    record Live(Consumer<EventWriter> reader) implements Body {}
  }

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(Object value) {
    return json(200, value);
  }

  public static Answer created(Object value) {
    return json(201, value);
  }

  public static Answer none() {
    return new Answer(204, Map.of(), new Body.None());
  }

  public static Answer json(int status, Object value) {
    return new Answer(status, Map.of("Cache-Control", "no-store"), new Body.Json(value));
  }

  public static Answer problem(Problem problem) {
    return json(problem.status(), problem);
  }

  public static Answer text(int status, String type, String text) {
    return content(status, type, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  public static Answer content(int status, String type, Bytes bytes) {
    return new Answer(status, Map.of(), new Body.Content(type, bytes));
  }

  public static Answer live(Consumer<EventWriter> reader) {
    return new Answer(200, Map.of(), new Body.Live(reader));
  }

  /// The same with one more header, or with another value for one.
  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
