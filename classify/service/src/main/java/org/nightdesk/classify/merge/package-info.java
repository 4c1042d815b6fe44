/// One article, many feeds: copies and revisions.
///
/// [Merge] decides what an arriving copy means for its item, as a pure function of the copy and the
/// [Merged] row: nothing new, a further copy, an edit. The leading copy is the fullest, then the
/// first. A row holds ids and hashes, and, packed, the leading copy itself for as long as further
/// copies are likely: the record that tells of another feed's copy carries the whole leading item,
/// which is not the one that just arrived. Outside the row the text is nowhere at hand in the
/// stage.
///
/// [MergeWork] is the step on Kafka: merge, tag, send on; it sweeps old rows once an hour.
@NullMarked
package org.nightdesk.classify.merge;

import org.jspecify.annotations.NullMarked;
