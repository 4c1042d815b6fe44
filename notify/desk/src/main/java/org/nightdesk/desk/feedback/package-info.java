/// What a reader answers to an alert by the signed links in its message: useful, not useful, wrong
/// topic, mute this story. Reading a link shows a page, only posting acts, because mail scanners
/// follow links. Each answer is a record on `feedback`; a mute is kept in the subscription too,
/// where policy finds it.
@NullMarked
package org.nightdesk.desk.feedback;

import org.jspecify.annotations.NullMarked;
