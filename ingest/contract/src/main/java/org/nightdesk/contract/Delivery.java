package org.nightdesk.contract;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One attempt to hand an alert, or a digest of alerts, to a channel, and how it ended; a
/// suppression is one too.
///
/// @param id of the message: the alert's, or the digest's; the same at every attempt
/// @param subscription subscription id, the key on the stream `deliveries`
/// @param alerts ids of what it carried
/// @param items ids of the items it carried
/// @param headline of the first alert
/// @param topics of the first alert
/// @param channel `mail`, `webhook`, ...; absent for a suppression before a channel was chosen
/// @param outcome how it ended
/// @param reason from a closed set, see [Reason]; absent when it was delivered
/// @param detail one line for people, for example `503 Service Unavailable`
/// @param attempt from 1; 0 for a suppression
/// @param nextAttempt when it is tried again; absent: never of itself
/// @param seconds from the end of the feed's answer to the end of this delivery
/// @param at when
public record Delivery(
    String id,
    String subscription,
    List<String> alerts,
    List<String> items,
    String headline,
    List<String> topics,
    @Nullable String channel,
    Outcome outcome,
    @Nullable Reason reason,
    @Nullable String detail,
    int attempt,
    @Nullable Instant nextAttempt,
    @Nullable Double seconds,
    Instant at) {

  public Delivery {
    alerts = List.copyOf(alerts == null ? List.of() : alerts);
    items = List.copyOf(items == null ? List.of() : items);
    topics = List.copyOf(topics == null ? List.of() : topics);
  }

  /// How an attempt ended: alerts = delivered + suppressed + given up + pending.
  public enum Outcome implements Word {
    DELIVERED("delivered"),
    /// Failed, and will be tried again.
    RETRY("retry"),
    GAVE_UP("given up"),
    SUPPRESSED("suppressed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /// Why it was not delivered; each is a metric label.
  public enum Reason implements Word {
    /// This story was already told to this subscription.
    ALREADY_TOLD,
    /// It corrects a story that this subscription was never told.
    NOT_TOLD,
    /// The alert was older than a day when it arrived.
    LATE,
    PAUSED,
    /// The reader muted the story.
    MUTED,
    /// More alerts waited for this subscription than are kept; the next message says how many.
    BACKLOG,
    /// As many alerts as the subscription wants in a day had gone out; the next message says how
    /// many more there were.
    THROTTLED,
    UNSUBSCRIBED,
    /// The subscription was deleted.
    DELETED,
    /// Mail is not set up, or the channel is unknown to this version.
    NOT_SET_UP,
    /// The guard does not let through to this address.
    BLOCKED,
    UNREACHABLE,
    TIMEOUT,
    /// 429, or a mail server that asked to come again later.
    BUSY,
    SERVER_ERROR,
    REFUSED,
    /// 410: the receiver wants no more.
    GONE,
    /// The credentials were not taken.
    UNAUTHORIZED,
    /// A defect of Nightdesk itself.
    INTERNAL;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
