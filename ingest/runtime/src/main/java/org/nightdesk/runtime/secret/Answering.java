package org.nightdesk.runtime.secret;

import java.util.Optional;

/// The link by which a reader answers an alert (useful, not useful, wrong topic, mute its story):
/// made by notify, read by the desk. Bound to what the alert was about; which of the answers is
/// given is up to whoever holds it.
public final class Answering {
  /// The path that stands before the token: GET shows a page, POST acts.
  public static final String PATH = "/feedback/";

  /// Name of the parameter that says which answer is meant, a word of
  /// [org.nightdesk.contract.Feedback.Verdict].
  public static final String SAYS = "say";

  private static final String PURPOSE = "feedback";
  private static final String BETWEEN = "\n";

  private Answering() {}

  /// What an alert was about.
  ///
  /// @param topic its first; empty: it had none
  public record About(String subscription, String item, String story, String topic) {}

  /// The token of an alert, safe in a URL.
  public static String token(Secrets secrets, About about) {
    return secrets.token(
        PURPOSE,
        String.join(BETWEEN, about.subscription(), about.item(), about.story(), about.topic()));
  }

  /// What a token is about; empty if it was not made with this key.
  public static Optional<About> about(Secrets secrets, String token) {
    return secrets
        .subject(PURPOSE, token)
        .map(subject -> subject.split(BETWEEN, -1))
        .filter(parts -> parts.length == 4)
        .map(parts -> new About(parts[0], parts[1], parts[2], parts[3]));
  }
}
