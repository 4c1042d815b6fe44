package org.nightdesk.desk.feeds;

import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.Feed;
import org.nightdesk.contract.FeedStatus;

/// A feed as staff want it, and how ingest says it is.
///
/// @param status absent: ingest has not met it yet
/// @param daily in the list of all feeds only
record FeedView(Feed feed, @Nullable FeedStatus status, @Nullable Daily daily) {}
