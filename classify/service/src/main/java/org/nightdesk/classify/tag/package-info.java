/// What an item is about, by the topics as they stand now.
///
/// The tagger is held by `Topics`, which makes another one whenever a topic changes, without a
/// pause; a definition that is wrong is refused with its reason, and the one before stays.
/// [TaggedEvents] puts a tagged item on its stream with the headers that consumers rely on.
@NullMarked
package org.nightdesk.classify.tag;

import org.jspecify.annotations.NullMarked;
