package org.nightdesk.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a feed is doing; on change, or every 10 minutes.
///
/// @param feed feed id
/// @param health one word
/// @param reason one sentence for staff: what happened, and what to do; absent while all is well
/// @param since when the health word last changed
/// @param url where it is fetched from now
/// @param host the site it belongs to
/// @param title what the feed calls itself
/// @param link the site's own page
/// @param httpStatus of the last answer
/// @param lastPoll when the last poll ended
/// @param lastNew when something new was last found
/// @param nextDue when it will be polled again; absent: never of itself
/// @param intervalSeconds between polls, as it stands
/// @param polls since it was added
/// @param failures in a row
/// @param items emitted since it was added
/// @param entries in the last document
/// @param candidates feeds that were found when the address is a page and not a feed
/// @param at when this was written
public record FeedStatus(
    String feed,
    Health health,
    @Nullable String reason,
    Instant since,
    String url,
    String host,
    @Nullable String title,
    @Nullable String link,
    @Nullable Integer httpStatus,
    @Nullable Instant lastPoll,
    @Nullable Instant lastNew,
    @Nullable Instant nextDue,
    long intervalSeconds,
    long polls,
    int failures,
    long items,
    int entries,
    List<FeedLink> candidates,
    Instant at) {

  /// Words that staff understand.
  public enum Health implements Word {
    WAITING("waiting"),
    WORKING("working"),
    REFUSED("refused by the site"),
    GONE("gone"),
    NOT_A_FEED("not a feed"),
    CANNOT_REACH("cannot reach"),
    BLOCKED("not allowed"),
    TOO_LARGE("too large"),
    PAUSED("paused");

    private final String word;

    Health(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public FeedStatus {
    candidates = List.copyOf(candidates == null ? List.of() : candidates);
  }
}
