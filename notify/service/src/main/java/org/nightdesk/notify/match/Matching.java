package org.nightdesk.notify.match;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Subscription;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.notify.alert.Alerts;
import org.nightdesk.notify.alert.Reasons;
import org.nightdesk.query.AnalyzedDocument;
import org.nightdesk.query.Document;

/// Works out who hears of an item. Pure but for the register that it reads.
public final class Matching {
  private final Register register;

  public Matching(Register register) {
    this.register = register;
  }

  /// Who hears of an item.
  ///
  /// @param hearings who hears what; empty for most items
  /// @param baseline how many would, had it not stood in its feed when that was first read
  public record Matched(List<Hearing> hearings, int baseline) {
    public Matched {
      hearings = List.copyOf(hearings);
    }
  }

  /// Asks all queries.
  public Matched of(TaggedItem tagged, Instant now) {
    AnalyzedDocument document = register.analysis().analyze(Document.of(tagged));
    Map<String, Register.Hit> hits = register.matching(document);
    List<Hearing> matched = new ArrayList<>();
    int baseline = 0;
    for (Register.Hit hit : hits.values()) {
      List<String> hearers = hearers(hit, tagged);
      baseline += hit.subscriptions().size() - hearers.size();
      if (!hearers.isEmpty()) {
        Alert draft = Alerts.draft(tagged, Reasons.of(tagged, hit.query(), document), now);
        matched.add(new Hearing(draft, hearers));
      }
    }
    Corrected.of(tagged)
        .ifPresent(corrected -> matched.addAll(beyond(hits.keySet(), tagged, corrected, now)));
    return new Matched(matched, baseline);
  }

  /// Who may have been told what the item corrects, though the item itself does not match.
  private List<Hearing> beyond(
      Set<String> matched, TaggedItem tagged, TaggedItem corrected, Instant now) {
    AnalyzedDocument document = register.analysis().analyze(Corrected.document(corrected));
    Map<String, Register.Hit> hits = register.matching(document);
    hits.keySet().removeAll(matched);
    return hits.values().stream()
        .map(hit ->
            new Hearing(
                Alerts.correction(tagged, Reasons.of(corrected, hit.query(), document), now),
                hearers(hit, tagged)))
        .filter(hearing -> !hearing.subscriptions().isEmpty())
        .toList();
  }

  private static List<String> hearers(Register.Hit hit, TaggedItem tagged) {
    return hit.subscriptions().stream()
        .filter(subscription -> hears(subscription, tagged))
        .map(Subscription::id)
        .toList();
  }

  /// What stood in a feed at its first poll is no news, unless someone asked for the last hours.
  static boolean hears(Subscription subscription, TaggedItem tagged) {
    Item item = tagged.item();
    Integer hours = subscription.backfillHours();
    if (!item.baseline() && !Boolean.TRUE.equals(tagged.quiet())) {
      return true;
    }
    return hours != null
        && hours > 0
        && item.published() != null
        && !item.published().isBefore(item.seen().minus(Duration.ofHours(hours)));
  }
}
