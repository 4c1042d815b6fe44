package org.nightdesk.notify.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.alert.Line;

/// The words that both parts of a mail, and its subject, have in common; as text, not escaped.
/// Pure.
final class Words {
  private Words() {}

  /// What happened; a correction says so in its first word.
  static String headline(Batch.Entry entry) {
    String headline = entry.alert().headline();
    boolean saysSo = headline.toLowerCase(Locale.ROOT).startsWith("correct");
    return entry.before() == null || saysSo ? headline : "Correction: " + headline;
  }

  /// How sure: `almost certain (0.97)`.
  static String score(double score) {
    String word =
        score >= 0.95
            ? "almost certain"
            : score >= 0.8 ? "very likely" : score >= 0.6 ? "likely" : "perhaps";
    return String.format(Locale.ROOT, "%s (%.2f)", word, score);
  }

  /// Who tells it, and how many of them independently where that was counted.
  static String outlets(Alert alert) {
    if (alert.outlets() < 2) {
      return "1 outlet.";
    }
    Integer count = alert.origins();
    String origins =
        count == null
            ? ""
            : ", " + count + (count == 1 ? " independent origin" : " independent origins");
    String first = alert.firstOutlet() == null ? "" : " First: " + alert.firstOutlet() + ".";
    return alert.outlets() + " outlets" + origins + "." + first;
  }

  /// Why a person gets this who waits for no news; empty for an ordinary message.
  static String asked(Batch batch) {
    return batch.test()
        ? "[test] This is a test that was asked for on the desk."
        : batch.again() ? "This is sent again because it was asked for on the desk." : "";
  }

  /// What is not told, and why; a sentence each.
  static List<String> leftOut(Batch batch) {
    List<String> sentences = new ArrayList<>();
    for (Batch.LeftOut each : batch.leftOut()) {
      String stories = each.count() == 1 ? "1 more story" : each.count() + " more stories";
      String what = each.what().isEmpty() ? "" : " (" + each.what() + ")";
      sentences.add(
          switch (each.why()) {
            case RANKED_LOWER ->
                "And %s%s, left out because a digest has at most %d: told by fewer outlets, less sure, or older."
                    .formatted(stories, what, Batch.MOST);
            case BACKLOG ->
                "And %s%s, left out because more waited than are kept: the oldest."
                    .formatted(stories, what);
            case THROTTLED ->
                "And %s%s, left out because as many had gone out as you want in a day."
                    .formatted(stories, what);
          });
    }
    return sentences;
  }

  /// How much of what should be seen was seen; empty when nothing is known of it.
  static String coverage(Batch batch) {
    Batch.Coverage coverage = batch.coverage();
    return coverage == null
        ? ""
        : "Sources: %d of %d working.".formatted(coverage.working(), coverage.total());
  }

  static String name(Subscription subscription) {
    return Line.of(subscription.name(), 100);
  }
}
