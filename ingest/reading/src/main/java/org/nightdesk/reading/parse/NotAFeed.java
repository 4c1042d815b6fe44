package org.nightdesk.reading.parse;

import org.nightdesk.reading.Reason;

/// Why a document is no feed.
///
/// @param reason a word out of a closed set, also a metric label
/// @param detail one sentence for staff, at most 200 characters; may quote the document
public record NotAFeed(Reason reason, String detail) implements ReadResult {}
