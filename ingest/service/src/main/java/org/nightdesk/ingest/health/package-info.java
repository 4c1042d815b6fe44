/// How a feed is, in a word and a sentence that staff understand.
@NullMarked
package org.nightdesk.ingest.health;

import org.jspecify.annotations.NullMarked;
