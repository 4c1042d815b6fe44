package org.nightdesk.notify.compose;

import java.util.Locale;
import java.util.stream.Collectors;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Subscription;

/// The text part: what happened, why you, how sure, when, where to look, what to do with it. Pure.
final class MailText {
  private final Subscription subscription;
  private final Links links;
  private final Times times;

  MailText(Subscription subscription, Links links) {
    this.subscription = subscription;
    this.links = links;
    this.times = Times.of(subscription.rhythm());
  }

  String of(Batch batch) {
    StringBuilder text = new StringBuilder();
    if (batch.test()) {
      text.append("This is a test that was asked for on the desk.\n\n");
    }
    text.append(batch.alerts().stream().map(this::one).collect(Collectors.joining("\n\n")));
    if (batch.leftOut() > 0) {
      text.append("\n\nAnd ").append(leftOut(batch)).append(".\n").append(links.desk());
    }
    return text.append("\n\n-- \n")
        .append("Your subscription \"%s\": %s\n".formatted(name(subscription), subscriptionLink()))
        .append("Unsubscribe: ")
        .append(links.unsubscribe(subscription.id()))
        .append('\n')
        .toString();
  }

  private String one(Alert alert) {
    StringBuilder text = new StringBuilder(alert.headline()).append('\n');
    for (Alert.Reason reason : alert.reasons()) {
      text.append("  ").append(why(reason)).append('\n');
    }
    text.append(alert.outlet()).append(" · ").append(times.line(alert)).append('\n');
    text.append(outlets(alert)).append('\n');
    Links.outward(alert.url()).ifPresent(url -> text.append(url).append('\n'));
    return text.append("On the desk: ").append(links.item(alert.item())).toString();
  }

  private static String why(Alert.Reason reason) {
    String topic =
        reason.topic() == null
            ? ""
            : reason.topic() + (reason.score() == null ? "" : " " + score(reason.score())) + ": ";
    return reason.words().isEmpty()
        ? topic.replaceAll(": $", "")
        : topic + "\"" + reason.before() + "*" + reason.words() + "*" + reason.after() + "\"";
  }

  static String score(double score) {
    return String.format(Locale.ROOT, "%.2f", score);
  }

  static String outlets(Alert alert) {
    String count = alert.outlets() == 1 ? "1 outlet" : alert.outlets() + " outlets";
    return alert.firstOutlet() == null || alert.outlets() < 2
        ? count + "."
        : count + ". First: " + alert.firstOutlet() + ".";
  }

  static String leftOut(Batch batch) {
    return batch.leftOut() == 1
        ? "1 more story, left out to keep this short; it is on the desk"
        : batch.leftOut() + " more stories, left out to keep this short; they are on the desk";
  }

  static String name(Subscription subscription) {
    return org.nightdesk.notify.alert.Line.of(subscription.name(), 100);
  }

  private String subscriptionLink() {
    return links.subscription(subscription.id());
  }
}
