/// What the stage counts: every poll, every entry and every item, each once.
@NullMarked
package org.nightdesk.ingest.measure;

import org.jspecify.annotations.NullMarked;
