package org.nightdesk.app.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Inputs;
import org.nightdesk.runtime.json.Json;
import org.nightdesk.tagging.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// An item whose topics somebody has decided.
///
/// @param labels the topics it must get; empty: none
/// @param kind `positive`, `hard_negative` (a look-alike), `negative` (ordinary), or the file's own
/// @param why the word or reason behind the decision, as the file has it
record Gold(
    String id, Text text, String language, Set<String> labels, String kind, @Nullable String why) {

  Gold {
    labels = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(labels));
  }

  /// Reads a file of them, a JSON object a line.
  ///
  /// @throws Failed naming file and line
  static List<Gold> read(Path file) {
    List<Gold> all = new ArrayList<>();
    int number = 0;
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank()) {
          all.add(of(Json.tree(line.getBytes(StandardCharsets.UTF_8)), file + " line " + number));
        }
      }
    } catch (JacksonException e) {
      throw new Failed(
          "%s line %d is not JSON: %s".formatted(file, number, e.getOriginalMessage()));
    } catch (IOException e) {
      throw Inputs.unreadable(file, e);
    }
    if (all.isEmpty()) {
      throw new Failed("there are no labelled items in " + file);
    }
    return all;
  }

  private static Gold of(JsonNode line, String where) {
    JsonNode labels = line.path("labels");
    if (!line.path("id").isString() || !labels.isArray()) {
      throw new Failed(where + " has no id, or no list of labels");
    }
    Set<String> topics = new LinkedHashSet<>();
    labels.forEach(label -> topics.add(label.asString("")));
    Text text = TagFilter.text(line);
    String language = text.language();
    return new Gold(
        line.path("id").asString(""),
        text,
        language == null ? "und" : language,
        topics,
        line.path("kind").asString(topics.isEmpty() ? "negative" : "positive"),
        line.path("why").isString() ? line.path("why").stringValue() : null);
  }
}
