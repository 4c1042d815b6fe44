package org.nightdesk.desk.unsubscribe;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.contract.Subscription;
import org.nightdesk.desk.http.Access;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.LonePage;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.Register;
import org.nightdesk.desk.subscriptions.Subscriptions;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.secret.Unsubscribing;

/// Ends a subscription for whoever holds its signed link. A subscription that is gone already, or
/// ended, is a success too: the reader has what they want.
public final class Unsubscribe {
  private static final String PATH = Unsubscribing.PATH + "{token}";

  private final Register<Subscription> register;
  private final Secrets secrets;
  private final InstantSource clock;

  public Unsubscribe(Register<Subscription> register, Secrets secrets, InstantSource clock) {
    this.register = register;
    this.secrets = secrets;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, "The page that asks before it ends a subscription", this::ask)
            .open(Access.BY_LINK),
        Route.post(PATH, "End a subscription (RFC 8058)", this::end).open(Access.BY_LINK));
  }

  private Answer ask(Request request) {
    Optional<String> id = Unsubscribing.subscription(secrets, request.path("token"));
    if (id.isEmpty()) {
      return LonePage.unknownLink();
    }
    String name = register.get(id.get()).map(Subscription::name).orElse("this subscription");
    return LonePage.of(
        200,
        "Unsubscribe",
        "<p>You will get no more alerts of “"
            + LonePage.escaped(name)
            + "”.</p><form method=\"post\"><button class=\"first\">Unsubscribe</button></form>");
  }

  private Answer end(Request request) {
    Optional<String> id = Unsubscribing.subscription(secrets, request.path("token"));
    if (id.isEmpty()) {
      return LonePage.unknownLink();
    }
    register.update(id.get(), this::ended);
    return LonePage.of(200, "Unsubscribed", "<p>It is done: no more alerts will come.</p>");
  }

  private Subscription ended(Subscription known) {
    Subscription.State end = Subscription.State.UNSUBSCRIBED;
    return known.state() == end
        ? known
        : Subscriptions.with(known, end, known.channel(), clock.instant());
  }
}
