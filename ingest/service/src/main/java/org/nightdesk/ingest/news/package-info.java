/// What of a document is new: by the identity of items, never by date.
@NullMarked
package org.nightdesk.ingest.news;

import org.jspecify.annotations.NullMarked;
