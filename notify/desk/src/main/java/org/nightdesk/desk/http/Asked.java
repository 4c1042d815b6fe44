package org.nightdesk.desk.http;

import org.jspecify.annotations.Nullable;

/// The headers of a request that decide whether it is let in.
///
/// @param host which desk was meant
/// @param origin the site whose page sent it; absent from most requests that change nothing
/// @param fetchSite how that site stands to the desk, in the browser's own words
/// @param contentType of the body
/// @param authorization of a program
/// @param session id from the cookie
record Asked(
    @Nullable String host,
    @Nullable String origin,
    @Nullable String fetchSite,
    @Nullable String contentType,
    @Nullable String authorization,
    @Nullable String session) {}
