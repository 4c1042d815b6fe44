package org.nightdesk.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source that is polled, as the desk wants it; keyed by its id on the stream `feeds`.
///
/// @param id [Ids#feed(String)]
/// @param url where the feed was when it was added, http or https
/// @param state what ingest should do with it
/// @param title the staff's own name for it; absent: what the feed calls itself
/// @param folders where it stands in the subscription list, outermost first
/// @param backfillHours how far back a first poll may alert; absent or 0: a first poll alerts
///   nobody
/// @param pollAsked when someone last asked for a poll at once
/// @param added when it was first added
public record Feed(
    String id,
    String url,
    State state,
    @Nullable String title,
    List<String> folders,
    @Nullable Integer backfillHours,
    @Nullable Instant pollAsked,
    Instant added) {

  /// What ingest should do with a feed.
  public enum State implements Word {
    /// Fetch once, report what is there on `feed-status`, emit no items.
    CHECK("check"),
    ACTIVE("active"),
    PAUSED("paused");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public Feed {
    folders = List.copyOf(folders == null ? List.of() : folders);
  }
}
