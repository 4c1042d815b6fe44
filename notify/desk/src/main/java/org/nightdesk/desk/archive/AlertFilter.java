package org.nightdesk.desk.archive;

import org.jspecify.annotations.Nullable;

/// Which alerts.
///
/// @param subscription id; absent: of all
/// @param state [AlertState#word()]; absent: in any
/// @param before a page's `next`; absent: from the newest
/// @param limit 1 to 500
public record AlertFilter(
    @Nullable String subscription,
    @Nullable AlertState state,
    @Nullable String before,
    int limit) {}
