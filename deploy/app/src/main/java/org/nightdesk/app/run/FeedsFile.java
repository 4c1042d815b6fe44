package org.nightdesk.app.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.nightdesk.app.console.Failed;
import org.nightdesk.app.console.Inputs;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Stream;
import org.nightdesk.reading.opml.Opml;
import org.nightdesk.reading.opml.OpmlResult;
import org.nightdesk.reading.opml.Outline;
import org.nightdesk.runtime.Environment;
import org.nightdesk.runtime.streams.Publisher;
import org.nightdesk.runtime.table.Table;

/// Adds the feeds of a subscription list that are not there yet.
final class FeedsFile {
  private FeedsFile() {}

  /// What came of a list.
  record Added(int added, int there, List<String> refused) {}

  /// Reads a list.
  ///
  /// @throws Failed naming the file that is no list
  static List<Outline> read(Path file) {
    return switch (Opml.read(Inputs.bytes(file, Opml.MAX_BYTES))) {
      case OpmlResult.Subscriptions list when list.isCut() ->
          throw new Failed("%s lists more than %d feeds; split it".formatted(file, Opml.MOST));
      case OpmlResult.Subscriptions list when list.outlines().isEmpty() ->
          throw new Failed("%s lists no feed".formatted(file));
      case OpmlResult.Subscriptions list -> list.outlines();
      case OpmlResult.NotAList not ->
          throw new Failed("%s is not a subscription list: %s".formatted(file, not.detail()));
    };
  }

  static Added add(List<Outline> outlines, Environment environment) {
    Publisher publisher = environment.publisher();
    List<Feed> wanted = new java.util.ArrayList<>();
    List<String> refused = new java.util.ArrayList<>();
    for (Outline outline : outlines) {
      if (isWeb(outline.xmlUrl())) {
        wanted.add(feed(outline, environment));
      } else {
        refused.add(outline.xmlUrl());
      }
    }
    try (Table<Feed> feeds =
        new Table<>(Stream.FEEDS, environment.kafka(), environment.letters("up-feeds"))) {
      feeds.start();
      feeds.awaitReady(Duration.ofSeconds(60));
      Collection<Feed> missing = missing(wanted, feeds::get);
      CompletableFuture.allOf(
              missing.stream()
                  .map(feed -> publisher.publish(Stream.FEEDS, feed.id(), feed))
                  .toArray(CompletableFuture[]::new))
          .join();
      return new Added(missing.size(), wanted.size() - missing.size(), refused);
    }
  }

  /// Those that are not read yet, each once. A feed that somebody only had checked is none that is
  /// read.
  static Collection<Feed> missing(List<Feed> wanted, Function<String, Optional<Feed>> known) {
    Map<String, Feed> missing = new LinkedHashMap<>();
    for (Feed feed : wanted) {
      if (known.apply(feed.id()).filter(it -> it.state() != Feed.State.CHECK).isEmpty()) {
        missing.putIfAbsent(feed.id(), feed);
      }
    }
    return missing.values();
  }

  private static boolean isWeb(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return uri.getHost() != null && List.of("http", "https").contains(scheme);
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }

  private static Feed feed(Outline outline, Environment environment) {
    return new Feed(
        Ids.feed(outline.xmlUrl()),
        outline.xmlUrl(),
        Feed.State.ACTIVE,
        outline.title(),
        outline.path(),
        null,
        null,
        environment.clock().instant());
  }
}
