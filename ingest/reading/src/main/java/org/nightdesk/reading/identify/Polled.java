package org.nightdesk.reading.identify;

import java.time.Instant;

/// One poll of a feed: what its items have in common.
///
/// @param feedId id of the feed
/// @param url where the feed is fetched from
/// @param seen when Nightdesk first saw these entries; the same for all of one poll
/// @param fetched when the answer had been read to its end
/// @param baseline whether this is the feed's first poll
public record Polled(String feedId, String url, Instant seen, Instant fetched, boolean baseline) {}
