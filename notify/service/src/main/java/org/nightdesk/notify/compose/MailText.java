package org.nightdesk.notify.compose;

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
    this.times = Times.of(subscription);
  }

  String of(Batch batch) {
    StringBuilder text = new StringBuilder();
    if (!Words.asked(batch).isEmpty()) {
      text.append(Words.asked(batch)).append("\n\n");
    }
    text.append(
        batch.entries().stream()
            .map(entry -> one(entry, batch.test()))
            .collect(Collectors.joining("\n\n")));
    for (String sentence : Words.leftOut(batch)) {
      text.append("\n\n").append(sentence).append(" All of them: ");
      text.append(links.alerts(subscription.id()));
    }
    text.append("\n\n-- \n");
    if (!Words.coverage(batch).isEmpty()) {
      text.append(Words.coverage(batch)).append('\n');
    }
    return text.append("Your subscription \"%s\": ".formatted(Words.name(subscription)))
        .append(links.subscription(subscription.id()))
        .append("\nUnsubscribe: ")
        .append(links.unsubscribe(subscription.id()))
        .append('\n')
        .toString();
  }

  private String one(Batch.Entry entry, boolean test) {
    Alert alert = entry.alert();
    StringBuilder text = new StringBuilder(Words.headline(entry)).append('\n');
    if (entry.before() != null) {
      text.append("Told before: ").append(entry.before()).append('\n');
    }
    for (Alert.Reason reason : alert.reasons()) {
      text.append("  ").append(why(reason)).append('\n');
    }
    text.append(alert.outlet()).append(" · ").append(times.line(alert)).append('\n');
    text.append(Words.outlets(alert)).append('\n');
    Links.outward(alert.url()).ifPresent(url -> text.append(url).append('\n'));
    text.append("On the desk: ").append(links.item(alert.item()));
    if (!test) {
      text.append("\nUseful, not useful, wrong topic, mute this story: ")
          .append(links.answer(alert));
    }
    return text.toString();
  }

  private static String why(Alert.Reason reason) {
    String score = reason.score() == null ? "" : ", " + Words.score(reason.score());
    String topic = reason.topic() == null ? "" : reason.topic() + score;
    if (reason.words().isEmpty()) {
      return topic;
    }
    String quote = "\"" + reason.before() + "*" + reason.words() + "*" + reason.after() + "\"";
    return topic.isEmpty() ? quote : topic + ": " + quote;
  }
}
