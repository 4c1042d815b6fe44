/// Same event, same story, however many outlets tell it and in whichever language.
///
/// A [Telling] (what one item says, and when) becomes a [Sketch]: hashes of the significant words
/// of its headline and its lead, concepts that mean the same in every language among them, its
/// numbers, the governments that act in it. [Likeness] compares two sketches; a word counts the
/// more, the fewer stories have it. [StoryBook] remembers the sketches of the last weeks, bounded
/// by count and by time, and says where a telling belongs: to the story whose tellings are like it,
/// or to a new one. The answer is a [Placement], a value: nothing has changed until it is applied,
/// so that whatever throws has done nothing by halves. [Origin] finds tellings that are one text
/// (an agency's copy) and counts who tells a story independently, with the help of [Agency],
/// [Correction] those that take something back, which is the one change of state so far; each
/// different correction of a story is told.
///
/// [StoryGrouping] is the way in without Kafka. Stories are not joined afterwards: when two were
/// begun before a telling shows that they are one, they stay two.
@NullMarked
package org.nightdesk.classify.story;

import org.jspecify.annotations.NullMarked;
