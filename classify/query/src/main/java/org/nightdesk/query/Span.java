package org.nightdesk.query;

/// Words of a document that made a query match.
///
/// @param field `title`, `summary` or `body`
/// @param start offset of the first UTF-16 code unit in the field's text, from 0
/// @param end offset after the last
/// @param words the text between the two
public record Span(String field, int start, int end, String words) {}
