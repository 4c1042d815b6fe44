package org.nightdesk.contract;

import org.jspecify.annotations.Nullable;

/// A feed that a page announces.
///
/// @param href absolute address
/// @param type media type as the page states it
/// @param title as the page states it
public record FeedLink(String href, @Nullable String type, @Nullable String title) {}
