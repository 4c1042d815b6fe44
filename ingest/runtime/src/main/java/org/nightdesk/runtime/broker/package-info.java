/// A real Kafka broker inside the process, for one machine: combined controller and broker, bound
/// to 127.0.0.1, data on disk, and what it takes to come back from a crash.
@NullMarked
package org.nightdesk.runtime.broker;

import org.jspecify.annotations.NullMarked;
