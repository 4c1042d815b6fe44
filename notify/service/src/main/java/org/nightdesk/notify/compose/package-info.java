/// Writes what people and services read: an alert, or a digest of several, as a mail with a text
/// and an HTML part, or as the JSON of a webhook. Pure: the same batch always gives the same
/// message, so that a repetition can be recognised.
///
/// Text of feeds is text here: it becomes one line, is escaped, and only http and https links pass.
@NullMarked
package org.nightdesk.notify.compose;

import org.jspecify.annotations.NullMarked;
