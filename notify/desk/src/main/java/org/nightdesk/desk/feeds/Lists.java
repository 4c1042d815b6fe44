package org.nightdesk.desk.feeds;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Ids;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Bytes;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.Register;
import org.nightdesk.reading.opml.Opml;
import org.nightdesk.reading.opml.OpmlResult;
import org.nightdesk.reading.opml.Outline;
import org.nightdesk.runtime.table.Table;

/// Subscription lists (OPML) in and out. Each line of one that comes in gets a verdict; a bad line
/// does not stop the others.
public final class Lists {
  private final Register<Feed> feeds;
  private final Table<FeedStatus> statuses;
  private final InstantSource clock;

  public Lists(Register<Feed> feeds, Table<FeedStatus> statuses, InstantSource clock) {
    this.feeds = feeds;
    this.statuses = statuses;
    this.clock = clock;
  }

  /// What became of one line.
  ///
  /// @param verdict `added`, `known` or `refused`
  record Line(
      String url,
      @Nullable String title,
      String verdict,
      @Nullable String reason,
      @Nullable String id) {}

  List<Route> routes() {
    return List.of(
        Route.post("/api/feeds/import", "Add the feeds of a subscription list", this::read),
        Route.get("/api/feeds/export", "All feeds as a subscription list", _ -> write()));
  }

  private Answer read(Request request) {
    String type = Objects.requireNonNullElse(request.header("Content-Type"), "");
    byte[] opml =
        type.contains("json")
            ? request
                .listBody()
                .only("opml")
                .longText("opml")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)
            : request.list();
    return switch (Opml.read(opml)) {
      case OpmlResult.NotAList(_, String detail) ->
          throw Refusal.field("opml", "this is no subscription list: " + detail);
      case OpmlResult.Subscriptions list -> Answer.ok(taken(list));
    };
  }

  private Map<String, Object> taken(OpmlResult.Subscriptions list) {
    List<Line> lines = new ArrayList<>();
    Map<String, Feed> fresh = new LinkedHashMap<>();
    for (Outline outline : list.outlines()) {
      lines.add(verdict(outline, fresh));
    }
    feeds.putAll(fresh);
    Map<String, Object> answer = new LinkedHashMap<>();
    for (String verdict : List.of("added", "known", "refused")) {
      answer.put(verdict, lines.stream().filter(line -> line.verdict().equals(verdict)).count());
    }
    answer.put("cut", list.isCut());
    answer.put("lines", lines);
    return answer;
  }

  private Line verdict(Outline outline, Map<String, Feed> fresh) {
    String url = outline.xmlUrl();
    Optional<String> problem = FeedAddress.problem(url);
    if (problem.isPresent()) {
      return new Line(url, outline.title(), "refused", problem.get(), null);
    }
    String id = Ids.feed(url);
    boolean known = feeds.get(id).filter(feed -> feed.state() != Feed.State.CHECK).isPresent();
    if (known || fresh.containsKey(id)) {
      return new Line(url, outline.title(), "known", null, id);
    }
    fresh.put(
        id,
        new Feed(
            id,
            url,
            Feed.State.ACTIVE,
            outline.title(),
            outline.path(),
            null,
            null,
            clock.instant()));
    return new Line(url, outline.title(), "added", null, id);
  }

  private Answer write() {
    List<Outline> outlines =
        feeds.all().stream()
            .filter(feed -> feed.state() != Feed.State.CHECK)
            .sorted(Comparator.comparing(Feed::id))
            .map(this::outline)
            .toList();
    return Answer.content(
            200, "text/x-opml; charset=utf-8", Bytes.of(Opml.write("Nightdesk", outlines)))
        .with("Content-Disposition", "attachment; filename=\"nightdesk.opml\"")
        .with("Cache-Control", "no-store");
  }

  private Outline outline(Feed feed) {
    Optional<FeedStatus> status = statuses.get(feed.id());
    String title = feed.title() != null ? feed.title() : status.map(FeedStatus::title).orElse(null);
    return new Outline(
        feed.url(), title, status.map(FeedStatus::link).orElse(null), feed.folders());
  }
}
