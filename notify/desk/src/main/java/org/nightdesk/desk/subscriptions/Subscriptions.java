package org.nightdesk.desk.subscriptions;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Channel;
import org.nightdesk.contract.Subscription;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.ApiJson;
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
    return register.get(id).orElseThrow(() -> Refusal.notFound("there is no subscription " + id));
  }

  private Answer make(Request request) {
    Wanted wanted = Wanted.read(request.body(), null, mail);
    byte[] id = new byte[8];
    random.nextBytes(id);
    Instant now = clock.instant();
    return Answer.created(
        shown(saved(HexFormat.of().formatHex(id), wanted, Subscription.State.ACTIVE, now)));
  }

  private Answer change(Request request) {
    Subscription old = known(request);
    Wanted wanted = Wanted.read(request.body(), readable(old.channel()), mail);
    return Answer.ok(shown(saved(old.id(), wanted, old.state(), old.created())));
  }

  private Subscription saved(String id, Wanted wanted, Subscription.State state, Instant created) {
    Subscription subscription =
        new Subscription(
            id,
            OWNER,
            wanted.name(),
            state,
            wanted.query(),
            sealed(wanted.channel()),
            wanted.rhythm(),
            wanted.backfillHours(),
            wanted.discreet(),
            created,
            clock.instant(),
            register.get(id).map(Subscription::mutedStories).orElse(null));
    register.put(id, subscription);
    return subscription;
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
    return inState(known(request), Subscription.State.PAUSED);
  }

  private Answer resume(Request request) {
    return inState(known(request), Subscription.State.ACTIVE);
  }

  private Answer inState(Subscription old, Subscription.State state) {
    if (old.state() == Subscription.State.UNSUBSCRIBED) {
      throw Refusal.conflict(
          "the reader of \""
              + old.name()
              + "\" unsubscribed; only a new subscription may write to"
              + " them again");
    }
    Subscription changed = with(old, state, old.channel(), clock.instant());
    register.put(old.id(), changed);
    return Answer.ok(shown(changed));
  }

  private Answer test(Request request) {
    Subscription subscription = known(request);
    if (subscription.state() == Subscription.State.UNSUBSCRIBED) {
      throw Refusal.conflict("the reader of \"" + subscription.name() + "\" unsubscribed");
    }
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
        s.mutedStories());
  }
}
