package org.nightdesk.app.lab;

import java.io.IOException;
import java.util.LinkedHashMap;
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
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// The filters over `reading` that need nothing but a document.
final class ReadingFilters {
  private ReadingFilters() {}

  /// `lab extract-articles`.
  @Command(
      name = "extract-articles",
      description = "{\"id\",\"file\",\"gzip\"?,\"url\"?} -> the article of a page.",
      mixinStandardHelpOptions = true)
  record ExtractArticles(Console console) implements Callable<Integer> {
    @Override
    public Integer call() {
      return new Lines(console, "id", Map.of("title", "", "text", "")).run(this::extract);
    }

    private Map<String, Object> extract(JsonNode request) throws IOException {
      Document page = Document.of(request);
      Article article = Extract.article(page.content(), page.contentType(), page.context().url());
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("title", article.title());
      result.put("text", article.text());
      if (article.published() != null) {
        result.put("published", article.published().toString());
      }
      if (!article.authors().isEmpty()) {
        result.put("authors", article.authors());
      }
      return result;
    }
  }

  /// `lab import-opml`.
  @Command(
      name = "import-opml",
      description = "{\"file\"} -> the subscriptions of a list.",
      mixinStandardHelpOptions = true)
  record ImportOpml(Console console) implements Callable<Integer> {
    @Override
    public Integer call() {
      return new Lines(console, "file", Map.of("subscriptions", List.of())).run(this::read);
    }

    private Map<String, Object> read(JsonNode request) throws IOException {
      return switch (Opml.read(Document.of(request).content())) {
        case OpmlResult.NotAList not ->
            Map.of("subscriptions", List.of(), "error", not.reason().word() + ": " + not.detail());
        case OpmlResult.Subscriptions list ->
            Map.of("subscriptions", list.outlines().stream().map(ImportOpml::stated).toList());
      };
    }

    private static Map<String, Object> stated(Outline outline) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("xmlUrl", outline.xmlUrl());
      if (outline.title() != null) {
        result.put("title", outline.title());
      }
      if (outline.htmlUrl() != null) {
        result.put("htmlUrl", outline.htmlUrl());
      }
      result.put("path", outline.path());
      return result;
    }
  }

  /// `lab discover-feeds`.
  @Command(
      name = "discover-feeds",
      description = "{\"file\",\"gzip\"?,\"url\"?} -> the feeds that a page announces.",
      mixinStandardHelpOptions = true)
  record DiscoverFeeds(Console console) implements Callable<Integer> {
    @Override
    public Integer call() {
      return new Lines(console, "file", Map.of("feeds", List.of())).run(this::discover);
    }

    private Map<String, Object> discover(JsonNode request) throws IOException {
      Document page = Document.of(request);
      return Map.of(
          "feeds", Discover.feeds(page.content(), page.contentType(), page.context().url()));
    }
  }
}
