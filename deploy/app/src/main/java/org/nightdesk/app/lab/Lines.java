package org.nightdesk.app.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nightdesk.app.console.Console;
import org.nightdesk.app.console.Failed;
import org.nightdesk.runtime.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Runs a filter over standard input: a result line for each request line, empty lines aside.
final class Lines {
  private final Console console;
  private final String name;
  private final Map<String, Object> onFailure;

  /// @param name the field that says which request a result belongs to
  /// @param onFailure what a result holds besides the error when there is none
  Lines(Console console, String name, Map<String, Object> onFailure) {
    this.console = console;
    this.name = name;
    this.onFailure = onFailure;
  }

  /// Answers until the input ends, and returns the exit code.
  int run(Filter filter) {
    try (BufferedReader lines = console.lines()) {
      String line = lines.readLine();
      while (line != null) {
        if (!line.isBlank()) {
          console.result(Json.text(result(line, filter)));
        }
        line = lines.readLine();
      }
      return 0;
    } catch (IOException e) {
      throw new Failed("standard input cannot be read: " + e.getMessage());
    }
  }

  private Map<String, Object> result(String line, Filter filter) {
    Map<String, Object> result = new LinkedHashMap<>();
    try {
      JsonNode request = Json.tree(line.getBytes(StandardCharsets.UTF_8));
      result.put(name, request.path(name).asString(""));
      result.putAll(filter.answer(request));
    } catch (JacksonException e) {
      result.putIfAbsent(name, "");
      fail(result, "not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      fail(result, "cannot be read: " + e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      // One line for each request, whatever it does to us.
      fail(result, "failed: " + e);
    }
    return result;
  }

  private void fail(Map<String, Object> result, String error) {
    result.putAll(onFailure);
    result.put("error", error);
  }
}
