package org.nightdesk.app.lab;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nightdesk.app.console.Console;
import org.nightdesk.classify.story.StoryGrouping;
import org.nightdesk.classify.story.Telling;
import org.nightdesk.reading.dates.Dates;
import org.nightdesk.tagging.Tagger;
import org.nightdesk.tagging.Taxonomy;
import org.nightdesk.tagging.Text;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `lab group-stories`: which items tell one event, taken as a stream in the order given.
@Command(
    name = "group-stories",
    description =
        "Items as for tag, with \"outlet\", \"url\", \"published\" besides -> story and origin.",
    mixinStandardHelpOptions = true)
final class GroupStories implements Callable<Integer> {
  private final Console console;

  GroupStories(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    StoryGrouping grouping = new StoryGrouping();
    Tagger languages = Tagger.of(Taxonomy.withoutTopics());
    // Without a result an item is a story of its own.
    return new Lines(console, "id", Map.of())
        .run(request -> result(grouping.accept(telling(request, languages))));
  }

  private static Map<String, Object> result(StoryGrouping.Grouped grouped) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("story", grouped.story().id());
    result.put("origin", grouped.origin());
    return result;
  }

  private static Telling telling(JsonNode request, Tagger languages) {
    Text text = TagFilter.text(request);
    String stated = text.language();
    String language = stated == null ? languages.tag(text).language() : stated;
    // What is taken in has no time of arrival, so the stated date alone counts.
    return Telling.of(
        request.path("id").asString(""),
        new Telling.Text(text.title(), text.summary(), text.body(), language),
        field(request, "outlet"),
        field(request, "url"),
        new Telling.When(published(field(request, "published")), Instant.EPOCH, true));
  }

  /// Archives write the date in many ways, some with a word before it.
  private static @Nullable Instant published(@Nullable String stated) {
    return stated == null ? null : Dates.read(stated.replaceFirst("^seen\\s+", "")).orElse(null);
  }

  private static @Nullable String field(JsonNode request, String name) {
    JsonNode value = request.path(name);
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }
}
