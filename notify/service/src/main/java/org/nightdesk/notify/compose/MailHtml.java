package org.nightdesk.notify.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Feedback.Verdict;
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
    this.times = Times.of(subscription);
  }

  String of(Batch batch) {
    return "<!doctype html>\n<html><head><meta charset=\"utf-8\"></head><body>\n"
        + paragraph(Words.asked(batch))
        + batch.entries().stream()
            .map(entry -> one(entry, batch.test()))
            .collect(Collectors.joining("<hr>\n"))
        + leftOut(batch)
        + "<hr>\n"
        + paragraph(Words.coverage(batch))
        + "<p>"
        + link(
            links.subscription(subscription.id()),
            "Your subscription \"" + Words.name(subscription) + "\"")
        + " · "
        + link(links.unsubscribe(subscription.id()), "Unsubscribe")
        + "</p>\n</body></html>\n";
  }

  private String leftOut(Batch batch) {
    String all = link(links.alerts(subscription.id()), "All of them");
    return Words.leftOut(batch).stream()
        .map(sentence -> "<p>" + escape(sentence) + " " + all + "</p>\n")
        .collect(Collectors.joining());
  }

  private String one(Batch.Entry entry, boolean test) {
    Alert alert = entry.alert();
    String headline =
        Links.outward(alert.url())
            .map(url -> link(url, Words.headline(entry)))
            .orElse(escape(Words.headline(entry)));
    String reasons = alert.reasons().stream().map(MailHtml::why).collect(Collectors.joining());
    return "<h2>"
        + headline
        + "</h2>\n"
        + (entry.before() == null ? "" : paragraph("Told before: " + entry.before()))
        + (reasons.isEmpty() ? "" : "<ul>\n" + reasons + "</ul>\n")
        + "<p>"
        + escape(alert.outlet() + " · " + times.line(alert))
        + "<br>\n"
        + escape(Words.outlets(alert))
        + "<br>\n"
        + link(links.item(alert.item()), "On the desk: evidence and history")
        + (test ? "" : "<br>\n" + answers(alert))
        + "</p>\n";
  }

  private String answers(Alert alert) {
    List<String> answers = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      String text =
          switch (verdict) {
            case USEFUL -> "Useful";
            case NOT_USEFUL -> "Not useful";
            case WRONG -> "Wrong topic";
            case MUTE_STORY -> "Mute this story";
          };
      answers.add(link(links.answer(alert, verdict), text));
    }
    return String.join(" · ", answers);
  }

  private static String why(Alert.Reason reason) {
    String score = reason.score() == null ? "" : ", " + Words.score(reason.score());
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

  private static String paragraph(String text) {
    return text.isEmpty() ? "" : "<p>" + escape(text) + "</p>\n";
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
