package org.nightdesk.notify.compose;

import java.util.List;
import java.util.Objects;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Subscription;
import org.nightdesk.notify.alert.Line;

/// The one line that is read at night. Pure.
final class Subject {
  private static final int MOST = 180;

  private Subject() {}

  static String of(Batch batch, Subscription subscription) {
    int count = batch.entries().size() + batch.leftOutCount();
    String test = batch.test() ? "[test] " : "";
    if (subscription.discreet()) {
      return test + (count == 1 ? "1 new alert" : count + " new alerts");
    }
    Alert first = batch.entries().getFirst().alert();
    String headline = Words.headline(batch.entries().getFirst());
    String text =
        batch.digest() && count > 1
            ? "[" + subscription.name() + "] " + count + " stories: " + headline
            : "[" + topic(first, subscription) + "] " + headline;
    return Line.of(test + text, MOST);
  }

  private static String topic(Alert alert, Subscription subscription) {
    List<String> topics =
        alert.reasons().stream().map(Alert.Reason::topic).filter(Objects::nonNull).toList();
    return topics.isEmpty() ? subscription.name() : topics.getFirst();
  }
}
