package org.nightdesk.query;

/// A word of a text before it is folded.
///
/// @param start offset of its first UTF-16 code unit
/// @param end offset after its last
record Segment(int start, int end) {}
