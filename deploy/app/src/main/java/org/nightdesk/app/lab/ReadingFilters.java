package org.nightdesk.app.lab;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nightdesk.app.console.Console;
import org.nightdesk.reading.discover.Discover;
import org.nightdesk.reading.extract.Article;
import org.nightdesk.reading.extract.Extract;
import org.nightdesk.reading.opml.Opml;
import org.nightdesk.reading.opml.OpmlResult;
import org.nightdesk.reading.opml.Outline;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/// The filters over `reading` that need nothing but a document.
final class ReadingFilters {
  private ReadingFilters() {}

  /// Adds them to `lab`.
  static void addTo(CommandLine lab, Console console) {
    add(
        lab,
        new Named(
            "extract-articles", "{\"id\",\"file\",\"gzip\"?,\"url\"?} -> the article of a page."),
        new Lines(console, "id", Map.of("title", "", "text", "")),
        ReadingFilters::article);
    add(
        lab,
        new Named("import-opml", "{\"file\"} -> the subscriptions of a list."),
        new Lines(console, "file", Map.of("subscriptions", List.of())),
        ReadingFilters::subscriptions);
    add(
        lab,
        new Named(
            "discover-feeds", "{\"file\",\"gzip\"?,\"url\"?} -> the feeds that a page announces."),
        new Lines(console, "file", Map.of("feeds", List.of())),
        ReadingFilters::feeds);
  }

  private record Named(String name, String description) {}

  private static void add(CommandLine lab, Named named, Lines lines, Filter filter) {
    Callable<Integer> command = () -> lines.run(filter);
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(command)
            .name(named.name())
            .mixinStandardHelpOptions(true);
    spec.usageMessage().description(named.description());
    lab.addSubcommand(spec.name(), new CommandLine(spec));
  }

  private static Map<String, Object> article(JsonNode request) throws IOException {
    Document page = Document.of(request);
    Article article = Extract.article(page.content(), page.contentType(), page.context().url());
    return new Fields()
        .put("title", article.title())
        .put("text", article.text())
        .put("published", article.published())
        .put("authors", article.authors().isEmpty() ? null : article.authors())
        .map();
  }

  private static Map<String, Object> subscriptions(JsonNode request) throws IOException {
    return switch (Opml.read(Document.of(request).content())) {
      case OpmlResult.NotAList not ->
          Map.of("subscriptions", List.of(), "error", not.reason().word() + ": " + not.detail());
      case OpmlResult.Subscriptions list ->
          Map.of("subscriptions", list.outlines().stream().map(ReadingFilters::stated).toList());
    };
  }

  private static Map<String, Object> stated(Outline outline) {
    return new Fields()
        .put("xmlUrl", outline.xmlUrl())
        .put("title", outline.title())
        .put("htmlUrl", outline.htmlUrl())
        .put("path", outline.path())
        .map();
  }

  private static Map<String, Object> feeds(JsonNode request) throws IOException {
    Document page = Document.of(request);
    return Map.of(
        "feeds", Discover.feeds(page.content(), page.contentType(), page.context().url()));
  }
}
