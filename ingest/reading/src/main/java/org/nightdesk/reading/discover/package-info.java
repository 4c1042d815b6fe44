/// The feeds that a page announces in its `link` elements: in document order, resolved against the
/// page's base, without guesses.
@NullMarked
package org.nightdesk.reading.discover;

import org.jspecify.annotations.NullMarked;
