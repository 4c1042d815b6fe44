/// Mark-up to plain text: paragraphs stay apart, words do not run together, script and style
/// vanish, a title is one line. Cuts are made at word ends and carry a mark.
@NullMarked
package org.nightdesk.reading.clean;

import org.jspecify.annotations.NullMarked;
