package org.nightdesk.notify.compose;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Feedback;
import org.nightdesk.runtime.secret.Answering;
import org.nightdesk.runtime.secret.Secrets;
import org.nightdesk.runtime.secret.Unsubscribing;

/// Every address that stands in a message.
///
/// @param desk public address of the desk, without a slash at its end
/// @param secrets sign the links that act
public record Links(String desk, Secrets secrets) {
  public Links {
    desk = desk.replaceAll("/+$", "");
  }

  String item(String id) {
    return desk + "/items/" + encode(id);
  }

  String subscription(String id) {
    return desk + "/subscriptions/" + encode(id);
  }

  String unsubscribe(String subscription) {
    return desk + Unsubscribing.PATH + Unsubscribing.token(secrets, subscription);
  }

  /// Every alert of a subscription, those that no message told included.
  String alerts(String subscription) {
    return desk + "/alerts?subscription=" + encode(subscription);
  }

  /// The page where a reader answers an alert.
  String answer(Alert alert) {
    String topic =
        alert.reasons().stream()
            .map(Alert.Reason::topic)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    Answering.About about =
        new Answering.About(alert.subscription(), alert.item(), alert.story(), topic);
    return desk + Answering.PATH + Answering.token(secrets, about);
  }

  /// The same with one answer made ready.
  String answer(Alert alert, Feedback.Verdict verdict) {
    return answer(alert) + "?" + Answering.SAYS + "=" + verdict.word();
  }

  /// An address of a feed, if it may be a link: http or https, nothing that could leave an
  /// attribute or a line.
  static Optional<String> outward(@Nullable String url) {
    if (url == null) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(url.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Links[" + desk + "]";
  }
}
