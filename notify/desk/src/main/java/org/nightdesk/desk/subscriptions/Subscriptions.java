package org.nightdesk.desk.subscriptions;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Subscription;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.ApiJson;
import org.nightdesk.desk.http.Body;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.Register;
import org.nightdesk.runtime.secret.Secrets;

/// Subscriptions: made, shown, changed, paused, tried, deleted.
public final class Subscriptions {
  /// Everybody who is signed in is this one, until there are users.
  private static final String OWNER = "admin";

  private final Register<Subscription> register;
  private final Secrets secrets;
  private final InstantSource clock;
  private final TestAlerts tests;
  private final boolean mail;
  private final Archive archive;
  private final SecureRandom random = new SecureRandom();

  /// @param mail whether mail is set up
  /// @param archive tells whose receiver wants no more
  public Subscriptions(
      Register<Subscription> register,
      Secrets secrets,
      InstantSource clock,
      TestAlerts tests,
      boolean mail,
      Archive archive) {
    this.register = register;
    this.secrets = secrets;
    this.clock = clock;
    this.tests = tests;
    this.mail = mail;
    this.archive = archive;
  }

  public List<Route> routes() {
    String one = "/api/subscriptions/{id}";
    return List.of(
        Route.get("/api/subscriptions", "All subscriptions", _ -> Answer.ok(all())),
        Route.post("/api/subscriptions", "Make a subscription", this::make),
        Route.get(one, "One subscription", r -> Answer.ok(shown(known(r), new Stopped(archive)))),
        Route.put(one, "Change a subscription", this::change),
        Route.delete(one, "Delete a subscription", this::delete),
        Route.post(one + "/pause", "Alert no more until resumed", this::pause),
        Route.post(one + "/resume", "Alert again", this::resume),
        Route.post(one + "/test", "Send a test alert through its channel", this::test));
  }

  private Map<String, Object> all() {
    Stopped stopped = new Stopped(archive);
    return Map.of(
        "subscriptions",
        register.all().stream()
            .sorted(Comparator.comparing(Subscription::name, String.CASE_INSENSITIVE_ORDER))
            .map(subscription -> shown(subscription, stopped))
            .toList());
  }

  /// What may be seen: no key, no whole address of a webhook.
  private static Subscription shown(Subscription s) {
    return with(s, s.state(), Webhooks.masked(s.channel()), s.changed());
  }

  /// The same, and since when its receiver wants no more.
  private static Map<String, Object> shown(Subscription s, Stopped stopped) {
    Map<String, Object> shown = ApiJson.fields(shown(s));
    stopped.since(s).ifPresent(at -> shown.put("stoppedSince", at));
    return shown;
  }

  private Subscription known(Request request) {
    String id = request.path("id");
    return register.get(id).orElseThrow(() -> none(id));
  }

  private static Refusal none(String id) {
    return Refusal.notFound("there is no subscription " + id);
  }

  private Answer make(Request request) {
    Wanted wanted = Wanted.read(request.body(), null, mail);
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    Instant now = clock.instant();
    Subscription made =
        new Subscription(
            id,
            OWNER,
            wanted.name(),
            Subscription.State.ACTIVE,
            wanted.query(),
            sealed(wanted.channel()),
            wanted.rhythm(),
            wanted.backfillHours(),
            wanted.discreet(),
            now,
            now,
            null,
            wanted.quietHours(),
            wanted.atMostPerDay());
    register.put(id, made);
    return Answer.created(shown(made));
  }

  private Answer change(Request request) {
    Body body = request.body(); // read before others have to wait
    return Answer.ok(
        shown(
            updated(
                request, old -> changed(old, Wanted.read(body, readable(old.channel()), mail)))));
  }

  /// Changes one that is known and whose reader did not unsubscribe: that word is final.
  private Subscription updated(Request request, UnaryOperator<Subscription> change) {
    String id = request.path("id");
    return register.update(id, old -> change.apply(subscribed(old))).orElseThrow(() -> none(id));
  }

  /// The same subscription; refuses one whose reader unsubscribed, so that nobody writes to them.
  public static Subscription subscribed(Subscription s) {
    if (s.state() == Subscription.State.UNSUBSCRIBED) {
      throw Refusal.conflict(
          "the reader of \""
              + s.name()
              + "\" unsubscribed; only a new subscription may write to"
              + " them again");
    }
    return s;
  }

  private Subscription changed(Subscription old, Wanted wanted) {
    return new Subscription(
        old.id(),
        old.owner(),
        wanted.name(),
        old.state(),
        wanted.query(),
        sealed(wanted.channel()),
        wanted.rhythm(),
        wanted.backfillHours(),
        wanted.discreet(),
        old.created(),
        clock.instant(),
        old.mutedStories(),
        wanted.quietHours(),
        wanted.atMostPerDay());
  }

  private Channel sealed(Channel channel) {
    return channel instanceof Channel.Webhook(String url, @Nullable String secret) && secret != null
        ? new Channel.Webhook(url, secrets.encrypt(secret))
        : channel;
  }

  private Channel readable(Channel channel) {
    return channel instanceof Channel.Webhook(String url, @Nullable String secret) && secret != null
        ? new Channel.Webhook(url, secrets.decrypt(secret).orElse(null))
        : channel;
  }

  private Answer delete(Request request) {
    register.remove(known(request).id());
    return Answer.none();
  }

  private Answer pause(Request request) {
    return inState(request, Subscription.State.PAUSED);
  }

  private Answer resume(Request request) {
    return inState(request, Subscription.State.ACTIVE);
  }

  private Answer inState(Request request, Subscription.State state) {
    return Answer.ok(
        shown(updated(request, old -> with(old, state, old.channel(), clock.instant()))));
  }

  private Answer test(Request request) {
    Subscription subscription = subscribed(known(request));
    if (subscription.channel() instanceof Channel.Mail && !mail) {
      throw Refusal.conflict("mail is not set up: set mail.host and mail.from, then restart");
    }
    return Answer.json(202, Map.of("alert", tests.send(subscription)));
  }

  /// The same subscription in another state.
  public static Subscription with(
      Subscription s, Subscription.State state, Channel channel, Instant changed) {
    return new Subscription(
        s.id(),
        s.owner(),
        s.name(),
        state,
        s.query(),
        channel,
        s.rhythm(),
        s.backfillHours(),
        s.discreet(),
        s.created(),
        changed,
        s.mutedStories(),
        s.quietHours(),
        s.atMostPerDay());
  }
}
