package org.nightdesk.notify.match;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    List<Hearing> matched = new ArrayList<>();
    int baseline = 0;
    for (Register.Hit hit : register.matching(document).values()) {
      List<String> hearers =
          hit.subscriptions().stream()
              .filter(subscription -> hears(subscription, tagged.item()))
              .map(Subscription::id)
              .toList();
      baseline += hit.subscriptions().size() - hearers.size();
      if (!hearers.isEmpty()) {
        Alert draft = Alerts.draft(tagged, Reasons.of(tagged, hit.query(), document), now);
        matched.add(new Hearing(draft, hearers));
      }
    }
    return new Matched(matched, baseline);
  }

  /// What stood in a feed at its first poll is no news, unless someone asked for the last hours.
  static boolean hears(Subscription subscription, Item item) {
    Integer hours = subscription.backfillHours();
    if (!item.baseline()) {
      return true;
    }
    return hours != null
        && hours > 0
        && item.published() != null
        && !item.published().isBefore(item.seen().minus(Duration.ofHours(hours)));
  }
}
