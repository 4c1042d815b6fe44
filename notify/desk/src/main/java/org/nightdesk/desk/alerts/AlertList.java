package org.nightdesk.desk.alerts;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Feedback;
import org.nightdesk.contract.Ids;
import org.nightdesk.contract.Subscription;
import org.nightdesk.desk.archive.AlertEntry;
import org.nightdesk.desk.archive.AlertFilter;
import org.nightdesk.desk.archive.AlertState;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.ApiJson;
import org.nightdesk.desk.http.Body;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.AlertStream;
import org.nightdesk.desk.register.Register;
import org.nightdesk.desk.subscriptions.Subscriptions;

/// Alerts with their deliveries, sending one again, and feedback.
public final class AlertList {
  private final Archive archive;
  private final AlertStream stream;
  private final Register<Subscription> subscriptions;
  private final InstantSource clock;

  public AlertList(
      Archive archive,
      AlertStream stream,
      Register<Subscription> subscriptions,
      InstantSource clock) {
    this.archive = archive;
    this.stream = stream;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/api/alerts", "Alerts, newest first, with their deliveries", this::list),
        Route.post("/api/alerts/{id}/resend", "Send an alert again, under its id", this::resend),
        Route.post("/api/feedback", "Say what an item was worth", this::feedback));
  }

  private Answer list(Request request) {
    AlertFilter filter =
        new AlertFilter(
            request.query("subscription"),
            state(request.query("state")),
            request.query("before"),
            request.query("limit", 50, 1, 500));
    var page = archive.alerts(filter);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("alerts", page.entries().stream().map(AlertList::shown).toList());
    answer.put("total", page.total());
    if (page.next() != null) {
      answer.put("next", page.next());
    }
    return Answer.ok(answer);
  }

  private static @Nullable AlertState state(@Nullable String word) {
    if (word == null) {
      return null;
    }
    Optional<AlertState> state = AlertState.of(word);
    return state.orElseThrow(() ->
        Refusal.field(
            "state", "state is not one of " + List.of(AlertState.values()) + ": " + word));
  }

  /// The alert's own fields, its state, its deliveries.
  private static Map<String, Object> shown(AlertEntry entry) {
    Map<String, Object> shown = ApiJson.fields(entry.alert());
    // One that is sent again is marked as asked for too, and is no test for that.
    shown.put("test", entry.alert().test() && Ids.isTestStory(entry.alert().story()));
    shown.put("state", entry.state());
    shown.put("deliveries", entry.deliveries());
    return shown;
  }

  /// What was sent, once more: marked as asked for, so that it is not taken for a repetition.
  private Answer resend(Request request) {
    String id = request.path("id");
    Alert a =
        archive
            .alert(id)
            .map(AlertEntry::alert)
            .orElseThrow(() -> Refusal.notFound("there is no alert " + id));
    Subscription subscription =
        subscriptions
            .get(a.subscription())
            .orElseThrow(() -> Refusal.conflict("its subscription was deleted; nothing was sent"));
    Object _ = Subscriptions.subscribed(subscription);
    stream.publish(
        new Alert(
            a.id(),
            a.subscription(),
            a.story(),
            a.storyChange(),
            a.item(),
            a.revision(),
            a.headline(),
            a.outlet(),
            a.url(),
            a.reasons(),
            a.outlets(),
            a.firstOutlet(),
            a.language(),
            a.published(),
            a.seen(),
            a.fetched(),
            clock.instant(),
            true,
            a.storyState(),
            a.origins(),
            a.corrects(),
            a.onlyIfTold()));
    return Answer.json(202, Map.of("alert", id));
  }

  private Answer feedback(Request request) {
    Body body = request.body().only("item", "verdict", "topic", "subscription");
    String id = body.text("item", 100);
    var item = archive.item(id).orElseThrow(() -> Refusal.notFound("there is no item " + id));
    Feedback feedback =
        new Feedback(
            id,
            verdict(body.text("verdict", 20)),
            body.optionalText("topic", 32),
            body.optionalText("subscription", 100),
            item.taxonomy(),
            clock.instant());
    stream.publish(feedback);
    return Answer.created(feedback);
  }

  private static Feedback.Verdict verdict(String word) {
    for (Feedback.Verdict verdict : Feedback.Verdict.values()) {
      // Muting is a change of a subscription, not of what an item is worth.
      if (verdict.word().equals(word) && verdict != Feedback.Verdict.MUTE_STORY) {
        return verdict;
      }
    }
    throw Refusal.field("verdict", "verdict is not useful, not-useful or wrong: " + word);
  }
}
