/// What an item is about, by the topics as they stand now.
///
/// [LiveTagger] holds the tagger and makes another one whenever a topic changes, while the stage
/// goes on; a definition that is wrong is refused with its reason, and the one before stays.
/// [TaggedEvents] puts a tagged item on its stream with the headers that consumers rely on.
@NullMarked
package org.nightdesk.classify.tag;

import org.jspecify.annotations.NullMarked;
