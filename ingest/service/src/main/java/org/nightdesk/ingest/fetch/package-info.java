/// One request for one feed: conditional, bounded, and its end as a value.
@NullMarked
package org.nightdesk.ingest.fetch;

import org.jspecify.annotations.NullMarked;
