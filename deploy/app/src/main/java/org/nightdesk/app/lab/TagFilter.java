package org.nightdesk.app.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.contract.Tag;
import org.nightdesk.tagging.Tagger;
import org.nightdesk.tagging.Tagging;
import org.nightdesk.tagging.Taxonomy;
import org.nightdesk.tagging.Text;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `lab tag`: what an item is about, by the taxonomy that ships.
@Command(
    name = "tag",
    description =
        "{\"id\",\"title\",\"summary\"?,\"body\"?,\"language\"?} -> topics with evidence.",
    mixinStandardHelpOptions = true)
final class TagFilter implements Callable<Integer> {
  private final Console console;

  TagFilter(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Tagger tagger = Tagger.of(Taxonomy.builtIn());
    Map<String, Object> nothing =
        Map.of("labels", List.of(), "tags", List.of(), "entities", List.of(), "language", "und");
    return new Lines(console, "id", nothing).run(request -> result(tagger.tag(text(request))));
  }

  static Text text(JsonNode request) {
    return new Text(
        field(request, "title"),
        field(request, "summary"),
        field(request, "body"),
        language(request));
  }

  private static Map<String, Object> result(Tagging tagging) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("labels", tagging.tags().stream().map(Tag::topic).toList());
    result.put("tags", tagging.tags());
    result.put("entities", tagging.entities());
    result.put("language", tagging.language());
    return result;
  }

  private static String field(JsonNode request, String name) {
    JsonNode value = request.path(name);
    return value.isString() ? value.stringValue() : "";
  }

  private static @Nullable String language(JsonNode request) {
    String language = field(request, "language");
    return language.isEmpty() ? null : language;
  }
}
