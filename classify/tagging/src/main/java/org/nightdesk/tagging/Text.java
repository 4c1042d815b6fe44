package org.nightdesk.tagging;

import org.jspecify.annotations.Nullable;

/// What an item says, as plain text without mark-up.
///
/// @param title can be empty, like the others
/// @param language what the feed says of itself, BCP 47; a hint
public record Text(String title, String summary, String body, @Nullable String language) {}
