package org.nightdesk.notify.compose;

import java.util.stream.Collectors;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Subscription;

/// The HTML part: the same as the text part, with marked words and links; no picture, no script, no
/// style that a mail program could refuse. Everything but the tags goes through [#escape]. Pure.
final class MailHtml {
  private final Subscription subscription;
  private final Links links;
  private final Times times;

  MailHtml(Subscription subscription, Links links) {
    this.subscription = subscription;
    this.links = links;
    this.times = Times.of(subscription.rhythm());
  }

  String of(Batch batch) {
    String test = batch.test() ? "<p>This is a test that was asked for on the desk.</p>\n" : "";
    String alerts = batch.alerts().stream().map(this::one).collect(Collectors.joining("<hr>\n"));
    String more =
        batch.leftOut() > 0
            ? "<p>And %s.</p>\n".formatted(link(links.desk(), MailText.leftOut(batch)))
            : "";
    String subscriptionLink =
        link(
            links.subscription(subscription.id()),
            "Your subscription \"" + MailText.name(subscription) + "\"");
    String unsubscribe = link(links.unsubscribe(subscription.id()), "Unsubscribe");
    return "<!doctype html>\n<html><head><meta charset=\"utf-8\"></head><body>\n"
        + test
        + alerts
        + more
        + "<hr>\n<p>"
        + subscriptionLink
        + " · "
        + unsubscribe
        + "</p>\n</body></html>\n";
  }

  private String one(Alert alert) {
    String headline =
        Links.outward(alert.url())
            .map(url -> link(url, alert.headline()))
            .orElse(escape(alert.headline()));
    String reasons = alert.reasons().stream().map(MailHtml::why).collect(Collectors.joining());
    return "<h2>"
        + headline
        + "</h2>\n"
        + (reasons.isEmpty() ? "" : "<ul>\n" + reasons + "</ul>\n")
        + "<p>"
        + escape(alert.outlet() + " · " + times.line(alert))
        + "<br>\n"
        + escape(MailText.outlets(alert))
        + "<br>\n"
        + link(links.item(alert.item()), "On the desk: evidence and history")
        + "</p>\n";
  }

  private static String why(Alert.Reason reason) {
    String score = reason.score() == null ? "" : " " + MailText.score(reason.score());
    String topic = reason.topic() == null ? "" : escape(reason.topic() + score) + " ";
    String words =
        reason.words().isEmpty()
            ? ""
            : "“"
                + escape(reason.before())
                + "<strong>"
                + escape(reason.words())
                + "</strong>"
                + escape(reason.after())
                + "”";
    return "<li>" + topic + words + "</li>\n";
  }

  private static String link(String url, String text) {
    return "<a href=\"" + escape(url) + "\">" + escape(text) + "</a>";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
