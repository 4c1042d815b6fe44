/// When a feed is polled, and what comes of it: the row of a feed, its interval, its folds.
@NullMarked
package org.nightdesk.ingest.poll;

import org.jspecify.annotations.NullMarked;
