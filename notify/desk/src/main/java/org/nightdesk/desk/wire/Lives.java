package org.nightdesk.desk.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Delivery;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.desk.archive.LifeEvent;

/// The life of an item as lines that a person reads. Pure.
final class Lives {
  private Lives() {}

  /// One line.
  ///
  /// @param kind one word
  /// @param outcome of a delivery
  /// @param link page of the desk that tells more
  record Line(
      Instant at,
      String kind,
      String text,
      @Nullable String outcome,
      @Nullable String link,
      @Nullable Double seconds) {}

  /// @param name from a subscription's id to its name
  static List<Line> of(TaggedItem item, List<LifeEvent> events, Function<String, String> name) {
    List<Line> lines = new ArrayList<>();
    if (item.item().published() != null) {
      lines.add(line(item.item().published(), "published", "by " + item.item().outlet()));
    }
    for (TaggedItem.Copy copy : item.copies()) {
      lines.add(line(copy.seen(), "seen", "in the feed of " + copy.outlet()));
    }
    for (LifeEvent event : events) {
      lines.add(line(event, name));
    }
    lines.sort(Comparator.comparing(Line::at));
    return lines;
  }

  private static Line line(LifeEvent event, Function<String, String> name) {
    return switch (event) {
      case LifeEvent.Tagged tagged -> line(tagged.at(), "tagged", tagged(tagged));
      case LifeEvent.Alerted(Instant at, var alert) ->
          new Line(
              at,
              "alert",
              "made for " + name.apply(alert.subscription()),
              null,
              "/alerts?subscription=" + alert.subscription(),
              null);
      case LifeEvent.Delivered(Instant at, var delivery) ->
          new Line(
              at,
              delivery.outcome().word(),
              delivered(delivery, name.apply(delivery.subscription())),
              delivery.outcome().word(),
              "/alerts?subscription=" + delivery.subscription(),
              delivery.seconds());
    };
  }

  private static String tagged(LifeEvent.Tagged tagged) {
    String topics = tagged.topics().isEmpty() ? "no topic" : String.join(", ", tagged.topics());
    return topics
        + " ("
        + tagged.change().word()
        + ", revision "
        + tagged.revision()
        + ", taxonomy "
        + tagged.taxonomy()
        + ")";
  }

  private static String delivered(Delivery delivery, String name) {
    String channel = delivery.channel() == null ? "" : " by " + delivery.channel();
    String reason = delivery.reason() == null ? "" : ": " + spoken(delivery.reason());
    String detail = delivery.detail() == null ? "" : ", " + delivery.detail();
    String sent = delivery.outcome() == Delivery.Outcome.SUPPRESSED ? "not sent to " : "to ";
    return sent + name + channel + reason + detail;
  }

  private static String spoken(Delivery.Reason reason) {
    return reason.word().replace('-', ' ');
  }

  private static Line line(Instant at, String kind, String text) {
    return new Line(at, kind, text, null, null, null);
  }
}
