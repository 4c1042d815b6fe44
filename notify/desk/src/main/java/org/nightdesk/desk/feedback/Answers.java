package org.nightdesk.desk.feedback;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.contract.Feedback;
import org.nightdesk.contract.Feedback.Verdict;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.Access;
import org.nightdesk.desk.http.Answer;
import org.nightdesk.desk.http.LonePage;
import org.nightdesk.desk.http.Refusal;
import org.nightdesk.desk.http.Request;
import org.nightdesk.desk.http.Route;
import org.nightdesk.desk.register.AlertStream;
import org.nightdesk.desk.register.Register;
import org.nightdesk.runtime.secret.Answering;
import org.nightdesk.runtime.secret.Answering.About;
import org.nightdesk.runtime.secret.Secrets;

/// Takes a reader's answer to an alert, from whoever holds its signed link.
public final class Answers {
  private static final String PATH = Answering.PATH + "{token}";

  private final Archive archive;
  private final AlertStream stream;
  private final Register<Subscription> register;
  private final Secrets secrets;
  private final InstantSource clock;

  public Answers(
      Archive archive,
      AlertStream stream,
      Register<Subscription> register,
      Secrets secrets,
      InstantSource clock) {
    this.archive = archive;
    this.stream = stream;
    this.register = register;
    this.secrets = secrets;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, "The page that asks before it takes an answer to an alert", this::ask)
            .open(Access.BY_LINK),
        Route.post(PATH, "Answer an alert: ?say=useful, not-useful, wrong, mute-story", this::take)
            .open(Access.BY_LINK));
  }

  private Answer ask(Request request) {
    Optional<About> about = Answering.about(secrets, request.path("token"));
    if (about.isEmpty()) {
      return LonePage.unknownLink();
    }
    StringBuilder body = new StringBuilder("<p>").append(LonePage.escaped(headline(about.get())));
    body.append("</p>");
    Optional<Verdict> asked = said(request);
    asked.ifPresent(verdict -> body.append(form(verdict, about.get(), true)));
    for (Verdict verdict : Verdict.values()) {
      if (asked.isEmpty() || verdict != asked.get()) {
        body.append(form(verdict, about.get(), false));
      }
    }
    return LonePage.of(200, "Your answer to this alert", body.toString());
  }

  private Answer take(Request request) {
    Optional<About> link = Answering.about(secrets, request.path("token"));
    if (link.isEmpty()) {
      return LonePage.unknownLink();
    }
    Verdict verdict =
        said(request)
            .orElseThrow(() ->
                Refusal.field(
                    Answering.SAYS, "say is not useful, not-useful, wrong or mute-story"));
    About about = link.get();
    if (verdict == Verdict.MUTE_STORY) {
      mute(about);
    }
    stream.publish(
        new Feedback(
            about.item(),
            verdict,
            verdict == Verdict.WRONG && !about.topic().isEmpty() ? about.topic() : null,
            about.subscription(),
            archive.item(about.item()).map(TaggedItem::taxonomy).orElse(null),
            clock.instant()));
    return LonePage.of(200, "Thank you", "<p>" + done(verdict, about) + "</p>");
  }

  /// A subscription that is gone already has nothing to mute.
  private void mute(About about) {
    register.update(about.subscription(), known -> known.muting(about.story()));
  }

  private static Optional<Verdict> said(Request request) {
    String word = request.query(Answering.SAYS);
    for (Verdict verdict : Verdict.values()) {
      if (verdict.word().equals(word)) {
        return Optional.of(verdict);
      }
    }
    return Optional.empty();
  }

  private String headline(About about) {
    return archive
        .item(about.item())
        .map(item -> item.item().title())
        .filter(title -> !title.isBlank())
        .orElse("An alert of “" + name(about) + "”.");
  }

  private String name(About about) {
    return register
        .get(about.subscription())
        .map(Subscription::name)
        .orElse("a subscription that is no more");
  }

  private static String form(Verdict verdict, About about, boolean first) {
    return "<form method=\"post\" action=\"?%s=%s\"><button%s>%s</button></form>"
        .formatted(
            Answering.SAYS,
            verdict.word(),
            first ? " class=\"first\"" : "",
            button(verdict, about));
  }

  private static String button(Verdict verdict, About about) {
    return switch (verdict) {
      case USEFUL -> "Useful";
      case NOT_USEFUL -> "Not useful";
      case WRONG -> about.topic().isEmpty() ? "Wrong topic" : "Not about " + topic(about);
      case MUTE_STORY -> "Mute this story";
    };
  }

  private String done(Verdict verdict, About about) {
    return switch (verdict) {
      case USEFUL, NOT_USEFUL -> "It is noted.";
      case WRONG -> "It is noted; it helps whoever looks after the topics.";
      case MUTE_STORY ->
          "“%s” hears no more of this story.".formatted(LonePage.escaped(name(about)));
    };
  }

  private static String topic(About about) {
    return LonePage.escaped(about.topic());
  }
}
