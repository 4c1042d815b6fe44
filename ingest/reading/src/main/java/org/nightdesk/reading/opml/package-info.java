/// Subscription lists in and out. Lists are often written by hand, so reading is lenient: bare
/// ampersands, names of attributes in any case, outlines outside `body`, a list that breaks off.
/// Folders nest; the number of outlines is limited.
@NullMarked
package org.nightdesk.reading.opml;

import org.jspecify.annotations.NullMarked;
