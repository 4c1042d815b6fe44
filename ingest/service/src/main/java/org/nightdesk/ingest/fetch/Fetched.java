package org.nightdesk.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.FeedLink;
import org.nightdesk.contract.FeedStatus.Health;
import org.nightdesk.contract.Item;

/// How one poll ended.
public sealed interface Fetched {
  /// When the answer had been read, or was given up.
  Instant at();

  /// Nothing changed: the server says so, or the body is the same to the byte.
  ///
  /// @param status of the answer
  /// @param validators to use next time
  record Unchanged(int status, Validators validators, Instant at) implements Fetched {}

  /// A feed was read.
  ///
  /// @param items in document order, each once, at most [#MOST]
  /// @param entries in the document, repeated ones included
  record Read(
      int status,
      Validators validators,
      String title,
      @Nullable String link,
      List<Item> items,
      int entries,
      int bytes,
      Instant at)
      implements Fetched {
    /// The ids of all items that a feed shows stand in one row, which has its limit.
    public static final int MOST = 10_000;

    public Read {
      items = List.copyOf(items);
    }
  }

  /// There is no feed to be had now.
  ///
  /// @param health what it means for the feed
  /// @param reason one sentence for staff
  /// @param label from a closed set, for metrics
  /// @param status absent if there was no answer
  /// @param retryAfter what the site asked for
  /// @param candidates feeds that the page announces
  record Failed(
      Health health,
      String reason,
      String label,
      @Nullable Integer status,
      Optional<Duration> retryAfter,
      List<FeedLink> candidates,
      Instant at)
      implements Fetched {
    public Failed {
      candidates = List.copyOf(candidates);
    }
  }

  /// What makes the next request cheap.
  ///
  /// @param etag verbatim
  /// @param lastModified verbatim
  /// @param bodyHash of the last body, because validators lie
  record Validators(
      @Nullable String etag, @Nullable String lastModified, @Nullable String bodyHash) {
    public static final Validators NONE = new Validators(null, null, null);

    /// Longer ones are a trick, and would stand in every row.
    private static final int MAX = 300;

    public Validators {
      etag = etag == null || etag.length() > MAX ? null : etag;
      lastModified = lastModified == null || lastModified.length() > MAX ? null : lastModified;
    }
  }
}
