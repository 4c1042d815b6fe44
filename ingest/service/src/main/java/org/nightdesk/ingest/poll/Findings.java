package org.nightdesk.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.ingest.fetch.Fetched;
import org.nightdesk.ingest.news.News;

/// What the polls of a feed have shown so far. Pure.
///
/// @param status of the last answer; absent: there was none
/// @param title what the feed calls itself
/// @param link the site's own page
/// @param items emitted since the feed was added
/// @param entries in the last document
/// @param lastPoll when the last poll ended
/// @param lastNew when something new was last found
record Findings(
    @Nullable Integer status,
    @Nullable String title,
    @Nullable String link,
    long items,
    int entries,
    @Nullable Instant lastPoll,
    @Nullable Instant lastNew) {
  static final Findings NONE = new Findings(null, null, null, 0, 0, null, null);

  /// A poll that brought no document.
  Findings polled(@Nullable Integer answered, Instant at) {
    return new Findings(answered, title, link, items, entries, at, lastNew);
  }

  Findings read(Fetched.Read poll, News news) {
    return new Findings(
        poll.status(),
        poll.title(),
        poll.link(),
        items + news.fresh().size() + news.edited().size(),
        poll.entries(),
        poll.at(),
        news.fresh().isEmpty() ? lastNew : poll.at());
  }
}
