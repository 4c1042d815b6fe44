package org.nightdesk.desk.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Problem;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.Register;
import org.nightdesk.query.Query;
import org.nightdesk.query.QueryException;
import org.nightdesk.reading.address.CanonicalAddress;

/// Items: searched, one by one, and by the address of the article.
public final class Wire {
  private final Archive archive;
  private final Register<Subscription> subscriptions;

  public Wire(Archive archive, Register<Subscription> subscriptions) {
    this.archive = archive;
    this.subscriptions = subscriptions;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/items",
            "Items that the query q matches, newest first; or one by url",
            this::list),
        Route.get("/api/items/{id}", "One item and its life", r -> Answer.ok(one(r.path("id")))));
  }

  /// Reads a query that somebody wrote; none is everything.
  public static Query query(@Nullable String text) {
    if (text == null) {
      return new Query.Everything();
    }
    try {
      return Query.parse(text);
    } catch (QueryException e) {
      String message = String.valueOf(e.getMessage());
      throw new Refusal(new Problem(400, message, "query", e.position(), e.hint()));
    }
  }

  private Answer list(Request request) {
    String url = request.query("url");
    if (url != null) {
      return Answer.ok(byUrl(url));
    }
    int limit = request.query("limit", 50, 1, 200);
    var page = archive.search(query(request.query("q")), request.query("before"), limit);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", inStories(page.entries()));
    answer.put("total", page.total());
    if (page.next() != null) {
      answer.put("next", page.next());
    }
    return Answer.ok(answer);
  }

  /// Views of items with their stories as those stand now, not as they were when each was tagged.
  private List<View> inStories(List<TaggedItem> items) {
    Map<String, Optional<StoryRef>> stories = new HashMap<>();
    return items.stream()
        .map(item -> {
          StoryRef tagged = item.story();
          return tagged == null
              ? View.of(item)
              : View.of(item, stories.computeIfAbsent(tagged.id(), archive::story).orElse(tagged));
        })
        .toList();
  }

  private Map<String, Object> byUrl(String url) {
    Optional<TaggedItem> found = archive.byUrl(url);
    if (found.isEmpty()) {
      found = CanonicalAddress.of(url).flatMap(archive::byUrl);
    }
    return told(
        found.orElseThrow(() ->
            Refusal.notFound("no feed has carried an item with this address: " + shortened(url))));
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private Map<String, Object> one(String id) {
    return told(
        archive.item(id).orElseThrow(() -> Refusal.notFound("there is no item " + shortened(id))));
  }

  private Map<String, Object> told(TaggedItem item) {
    return Map.of(
        "item",
        inStories(List.of(item)).getFirst(),
        "life",
        Lives.of(
            item,
            archive.life(item.id()),
            id -> subscriptions.get(id).map(Subscription::name).orElse("a deleted subscription")));
  }
}
