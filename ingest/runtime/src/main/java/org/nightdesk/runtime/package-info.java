/// How a Nightdesk service runs: typed streams, the Scheduler, tables, settings, health, secrets,
/// the embedded broker, and `outbound`, the one HTTP client. Knows nothing of feeds, topics or
/// alerts.
@NullMarked
package org.nightdesk.runtime;

import org.jspecify.annotations.NullMarked;
