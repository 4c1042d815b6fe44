/// Items in, tagged items out. An item's way:
///
/// `items` → merge copies → tag → `tagged`, if the item was never tagged; else → `story` → story →
/// `tagged`
///
/// - `merge`: the same article through several feeds is one item; an edit of its leading copy is a
///   revision, another feed's copy is none.
/// - `tag`: what it is about, by the topics as they stand now.
/// - `story`: the same event across outlets; on one partition, since stories need all of them side
///   by side.
///
/// [Classify] is the composition: it names the steps in this order.
@NullMarked
package org.nightdesk.classify;

import org.jspecify.annotations.NullMarked;
