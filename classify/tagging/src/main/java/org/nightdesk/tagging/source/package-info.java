/// The one plain format of all data files of this module, made for editors.
///
/// ```
/// # a comment, up to the end of the line; it has to begin the line
/// vendor acme: Acme Group          <- a line at the margin opens a block: kind, id, title
///   also: Acme, Acme Solutions     <- an indented line is a field of the block
///   context company, phone*,       <- deeper lines go on with the field above
///       customer*
/// ```
///
/// [Blocks] reads it and knows nothing of what the words mean; those who do complain with
/// [Mistake], which names file and line.
@NullMarked
package org.nightdesk.tagging.source;

import org.jspecify.annotations.NullMarked;
