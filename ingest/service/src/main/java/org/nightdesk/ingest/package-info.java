@NullMarked
package org.nightdesk.ingest;

import org.jspecify.annotations.NullMarked;
