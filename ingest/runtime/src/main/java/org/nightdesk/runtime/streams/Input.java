package org.nightdesk.runtime.streams;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record as a step sees it.
///
/// @param key of the record
/// @param value decoded; absent: a tombstone
/// @param at the record's timestamp
/// @param now when the step works on it, by the topology's clock
/// @param trace `traceparent` for what comes of it, already this step's own hop
/// @param replay value of `nd_replay`; absent: the record comes by its ordinary way
public record Input<V>(
    String key,
    @Nullable V value,
    Instant at,
    Instant now,
    String trace,
    @Nullable String replay) {}
