/// Bytes in; entries, items, articles, feed links and subscription lists out. No Kafka, no network,
/// no clock: everything here is a pure function and may be called from any thread.
///
/// A feed goes through `decode` (bytes to text), `xml` (text to a tree, mended where it must be),
/// `parse` (tree to entries), `clean` (mark-up to plain text) and `identify` (entries to the items
/// of the contract). Beside that path stand `extract` (the main text of a page), `discover` (the
/// feeds that a page announces) and `opml` (subscription lists).
///
/// Nothing here throws because of what the bytes say. What cannot be read ends in a value with a
/// [Reason], a word out of a closed set that is also the metric label, and a detail for staff.
@NullMarked
package org.nightdesk.reading;

import org.jspecify.annotations.NullMarked;
