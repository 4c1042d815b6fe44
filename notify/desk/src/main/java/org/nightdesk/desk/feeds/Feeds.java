package org.nightdesk.desk.feeds;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;
import org.nightdesk.contract.Ids;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.archive.DayCounts;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Body;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.Register;
import org.nightdesk.runtime.table.Table;

/// Feeds: added, listed with their health, changed, polled at once, taken off.
public final class Feeds {
  private static final int MAX_BACKFILL_HOURS = 720;

  private final Register<Feed> feeds;
  private final Table<FeedStatus> statuses;
  private final Checks checks;
  private final Lists lists;
  private final Archive archive;
  private final InstantSource clock;

  public Feeds(
      Register<Feed> feeds,
      Table<FeedStatus> statuses,
      Checks checks,
      Lists lists,
      Archive archive,
      InstantSource clock) {
    this.feeds = feeds;
    this.statuses = statuses;
    this.checks = checks;
    this.lists = lists;
    this.archive = archive;
    this.clock = clock;
  }

  public List<Route> routes() {
    String one = "/api/feeds/{host}/{hash}";
    List<Route> routes = new ArrayList<>(lists.routes());
    routes.addAll(
        List.of(
            Route.get(
                    "/api/feeds",
                    "All feeds with their health and what they carried of late",
                    _ -> Answer.ok(all()))
                .answering("feeds"),
            Route.post("/api/feeds", "Add a feed", this::add),
            Route.post("/api/feeds/check", "What is at an address; up to 35 s", this::check),
            Route.get(one, "One feed", r -> Answer.ok(view(known(r)))),
            Route.patch(one, "Change title, folders, state or backfill", this::change),
            Route.delete(one, "Take a feed off", this::delete),
            Route.post(one + "/poll", "Poll a feed at once", this::poll)));
    return routes;
  }

  private Map<String, Object> all() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    DayCounts counts = archive.daysOfFeeds(today.minusDays(Daily.DAYS - 1), Daily.DAYS);
    return Map.of(
        "feeds",
        feeds.all().stream()
            .filter(feed -> feed.state() != Feed.State.CHECK)
            .sorted(Comparator.comparing(Feed::id))
            .map(feed -> view(feed, counts))
            .toList());
  }

  private FeedView view(Feed feed, DayCounts counts) {
    LocalDate added = LocalDate.ofInstant(feed.added(), ZoneOffset.UTC);
    Daily daily = Daily.of(counts.first(), counts.of(feed.id()), added);
    return new FeedView(feed, statuses.get(feed.id()).orElse(null), daily);
  }

  private FeedView view(Feed feed) {
    return new FeedView(feed, statuses.get(feed.id()).orElse(null), null);
  }

  private Feed known(Request request) {
    String id = request.path("host") + "/" + request.path("hash");
    return feeds
        .get(id)
        .filter(feed -> feed.state() != Feed.State.CHECK)
        .orElseThrow(() -> Refusal.notFound("there is no feed " + id));
  }

  private static String address(Body body) {
    String url = body.text("url", 2_000);
    Optional<String> problem = FeedAddress.problem(url);
    if (problem.isPresent()) {
      throw Refusal.field("url", problem.get());
    }
    return url;
  }

  private Answer add(Request request) {
    Body body = request.body().only("url", "title", "folders", "backfillHours");
    String url = address(body);
    String id = Ids.feed(url);
    if (feeds.get(id).filter(feed -> feed.state() != Feed.State.CHECK).isPresent()) {
      throw Refusal.conflict("this feed is there already: " + url);
    }
    Feed feed =
        new Feed(
            id,
            url,
            Feed.State.ACTIVE,
            body.optionalText("title", 200),
            body.texts("folders", 10, 100),
            body.optionalNumber("backfillHours", 0, MAX_BACKFILL_HOURS),
            null,
            clock.instant());
    feeds.put(id, feed);
    return Answer.created(view(feed));
  }

  private Answer check(Request request) {
    String url = address(request.body().only("url"));
    Optional<Feed> known =
        feeds.get(Ids.feed(url)).filter(feed -> feed.state() != Feed.State.CHECK);
    Optional<FeedStatus> status = known.flatMap(feed -> statuses.get(feed.id()));
    return Answer.ok(
        Map.of("known", known.isPresent(), "status", status.orElseGet(() -> checks.check(url))));
  }

  private Answer change(Request request) {
    Feed old = known(request);
    Body body = request.body().only("title", "folders", "state", "backfillHours");
    String title = body.has("title") ? body.optionalText("title", 200) : old.title();
    List<String> folders = body.has("folders") ? body.texts("folders", 10, 100) : old.folders();
    Integer backfill =
        body.has("backfillHours")
            ? body.optionalNumber("backfillHours", 0, MAX_BACKFILL_HOURS)
            : old.backfillHours();
    String word = Objects.requireNonNullElse(body.optionalText("state", 20), old.state().word());
    Feed changed =
        new Feed(
            old.id(),
            old.url(),
            state(word),
            title,
            folders,
            backfill,
            old.pollAsked(),
            old.added());
    feeds.put(old.id(), changed);
    return Answer.ok(view(changed));
  }

  private static Feed.State state(String word) {
    return switch (word) {
      case "active" -> Feed.State.ACTIVE;
      case "paused" -> Feed.State.PAUSED;
      default -> throw Refusal.field("state", "state is not active or paused: " + word);
    };
  }

  private Answer delete(Request request) {
    feeds.remove(known(request).id());
    return Answer.none();
  }

  private Answer poll(Request request) {
    Feed old = known(request);
    if (old.state() == Feed.State.PAUSED) {
      throw Refusal.conflict("this feed is paused; resume it first: " + old.url());
    }
    Instant now = clock.instant();
    Feed asked =
        new Feed(
            old.id(),
            old.url(),
            old.state(),
            old.title(),
            old.folders(),
            old.backfillHours(),
            now,
            old.added());
    feeds.put(old.id(), asked);
    return Answer.json(202, view(asked));
  }
}
