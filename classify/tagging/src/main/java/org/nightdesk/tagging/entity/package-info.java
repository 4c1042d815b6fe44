/// Whom and what a text names.
///
/// The [Gazetteer] is read from the files in `names`: who there is ([Name]), under which spellings,
/// and which spellings mean other things as well ([AmbiguousWord]). [EntityFinder] looks for the
/// spellings in a text, longest first, and lets [SenseDecision] choose the sense of the ambiguous
/// ones by the words around them, on all sides: Pegasus with "spyware" near it is the product, with
/// "flights" it is the airline, with neither it is *not decided*, and recorded as that.
///
/// A spelling with capitals is looked for with capitals, so that `Circles` is not found in circles.
@NullMarked
package org.nightdesk.tagging.entity;

import org.jspecify.annotations.NullMarked;
