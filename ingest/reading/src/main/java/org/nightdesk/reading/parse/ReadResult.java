package org.nightdesk.reading.parse;

/// A feed, or why it is none.
public sealed interface ReadResult permits ReadFeed, NotAFeed {}
