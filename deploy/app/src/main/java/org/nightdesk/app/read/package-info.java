/// What Nightdesk makes of one document, for people who wonder: the same reading and tagging that
/// the pipeline does, on a file or an address, with nothing stored.
///
/// [org.nightdesk.app.read.Loading] gets the bytes, [org.nightdesk.app.read.Reading] makes a feed
/// or an article of them, [org.nightdesk.app.read.Sheet] shows it to people,
/// [org.nightdesk.app.read.ReadCommand] is the command.
@NullMarked
package org.nightdesk.app.read;

import org.jspecify.annotations.NullMarked;
