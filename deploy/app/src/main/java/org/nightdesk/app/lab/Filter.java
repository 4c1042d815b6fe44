package org.nightdesk.app.lab;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Answers one request.
@FunctionalInterface
interface Filter {
  /// Works out the result, without the name that says which request it belongs to.
  ///
  /// @throws IOException if a file that the request names cannot be read
  Map<String, Object> answer(JsonNode request) throws IOException;
}
