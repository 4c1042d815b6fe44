package org.nightdesk.app.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nightdesk.app.console.Console;
import org.nightdesk.reading.parse.Entry;
import org.nightdesk.reading.parse.FeedReader;
import org.nightdesk.reading.parse.NotAFeed;
import org.nightdesk.reading.parse.ReadFeed;
import org.nightdesk.reading.parse.ReadResult;
import org.nightdesk.runtime.json.Json;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `lab parse-feeds`: each document as a feed, everything in document order, nothing cut. The last
/// line sums up; its warm time is that of the same documents read a second time.
@Command(
    name = "parse-feeds",
    description = "{\"file\",\"url\"?,\"http_headers\"?} -> what the feed states.",
    mixinStandardHelpOptions = true)
final class ParseFeeds implements Callable<Integer> {
  /// Documents kept for the second reading, in bytes.
  private static final long MOST_KEPT = 200_000_000;

  private final Console console;
  private final List<Document> kept = new ArrayList<>();
  private long bytes;
  private long nanos;

  ParseFeeds(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int code = new Lines(console, "file", Map.of("ok", false)).run(this::parse);
    long start = System.nanoTime();
    kept.forEach(document -> FeedReader.read(document.content(), document.context()));
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("bytes", bytes);
    summary.put("parse_seconds", nanos / 1e9);
    summary.put("warm_parse_seconds", (System.nanoTime() - start) / 1e9);
    console.result(Json.text(Map.of("summary", summary)));
    return code;
  }

  private Map<String, Object> parse(JsonNode request) throws IOException {
    Document document = Document.of(request);
    long start = System.nanoTime();
    ReadResult result = FeedReader.read(document.content(), document.context());
    nanos += System.nanoTime() - start;
    bytes += document.content().length;
    if (bytes < MOST_KEPT) {
      kept.add(document);
    }
    return switch (result) {
      case NotAFeed not -> Map.of("ok", false, "error", not.reason().word() + ": " + not.detail());
      case ReadFeed feed -> stated(feed);
    };
  }

  private static Map<String, Object> stated(ReadFeed feed) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ok", true);
    result.put("feed", new Fields().put("title", feed.title()).put("link", feed.link()).map());
    result.put("entries", feed.entries().stream().map(ParseFeeds::stated).toList());
    return result;
  }

  private static Map<String, Object> stated(Entry entry) {
    return new Fields()
        .put("id", entry.id())
        .put("title", entry.title())
        .put("link", entry.link())
        .put("published", entry.published())
        .put("updated", entry.updated())
        .put("summary", entry.summary())
        .put("content", entry.content())
        .map();
  }
}
