package org.nightdesk.desk.http;

import org.jspecify.annotations.Nullable;

/// One address of the desk.
///
/// @param method how it is asked
/// @param path with parameters in braces, for example `/api/feeds/{host}/{hash}`
/// @param access who may
/// @param says what it does, one sentence for the OpenAPI document
/// @param answers name of the JSON Schema of its answer, under `answers/`; absent: said in words in
///   the module's README
/// @param handler what answers
public record Route(
    Method method,
    String path,
    Access access,
    String says,
    @Nullable String answers,
    Handler handler) {
  Route(Method method, String path, Access access, String says, Handler handler) {
    this(method, path, access, says, null, handler);
  }

  public static Route get(String path, String says, Handler handler) {
    return new Route(Method.GET, path, Access.SIGNED_IN, says, handler);
  }

  public static Route post(String path, String says, Handler handler) {
    return new Route(Method.POST, path, Access.SIGNED_IN, says, handler);
  }

  public static Route put(String path, String says, Handler handler) {
    return new Route(Method.PUT, path, Access.SIGNED_IN, says, handler);
  }

  public static Route patch(String path, String says, Handler handler) {
    return new Route(Method.PATCH, path, Access.SIGNED_IN, says, handler);
  }

  public static Route delete(String path, String says, Handler handler) {
    return new Route(Method.DELETE, path, Access.SIGNED_IN, says, handler);
  }

  /// The same route for other callers.
  public Route open(Access to) {
    return new Route(method, path, to, says, answers, handler);
  }

  /// The same route with the JSON Schema of its answer.
  public Route answering(String schema) {
    return new Route(method, path, access, says, schema, handler);
  }
}
