package org.nightdesk.desk.stories;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.nightdesk.contract.Subscription;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.Body;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.Register;
import org.nightdesk.query.Field;
import org.nightdesk.query.Query;
import org.nightdesk.query.QueryException;

/// "No more of this story": for one subscription, or for all that would hear of it; and back.
public final class Mutes {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Register<Subscription> register;
  private final Archive archive;

  public Mutes(Register<Subscription> register, Archive archive) {
    this.register = register;
    this.archive = archive;
  }

  public List<Route> routes() {
    String path = "/api/stories/{id}/mute";
    return List.of(
        Route.get(path, "Which subscriptions mute a story", this::muting),
        Route.post(path, "Tell one subscription, or all, no more of a story", this::mute),
        Route.delete(path, "Tell of a story again", this::hear));
  }

  private static String id(Request request) {
    String id = request.path("id");
    if (!ID.matcher(id).matches()) {
      throw Refusal.notFound("there is no such story");
    }
    return id;
  }

  private Answer muting(Request request) {
    String story = id(request);
    return answer(register.all().stream().filter(s -> s.mutes(story)).toList());
  }

  private Answer mute(Request request) {
    String story = id(request);
    List<Subscription> meant =
        meant(request).stream()
            .filter(s -> !s.mutes(story))
            .filter(s -> s.state() != Subscription.State.UNSUBSCRIBED)
            .filter(s -> hearsOf(s, story))
            .toList();
    return changed(meant, s -> s.muting(story));
  }

  private Answer hear(Request request) {
    String story = id(request);
    List<Subscription> meant = meant(request).stream().filter(s -> s.mutes(story)).toList();
    return changed(meant, s -> s.hearing(story));
  }

  /// The one that the body names, or all.
  private List<Subscription> meant(Request request) {
    Body body = request.body().only("subscription");
    String one = body.optionalText("subscription", 100);
    return one == null
        ? List.copyOf(register.all())
        : List.of(
            register
                .get(one)
                .orElseThrow(() -> Refusal.notFound("there is no subscription " + one)));
  }

  private boolean hearsOf(Subscription subscription, String story) {
    try {
      Query own = Query.parse(subscription.query());
      Query of = new Query.Scope(Field.STORY, new Query.Words(story, false));
      return archive.count(new Query.And(List.of(own, of))) > 0;
    } catch (QueryException e) {
      return false; // of a version that had another language
    }
  }

  private Answer changed(List<Subscription> meant, UnaryOperator<Subscription> change) {
    return answer(meant.stream().flatMap(s -> register.update(s.id(), change).stream()).toList());
  }

  private static Answer answer(List<Subscription> subscriptions) {
    return Answer.ok(
        Map.of("subscriptions", subscriptions.stream().map(Subscription::name).sorted().toList()));
  }
}
