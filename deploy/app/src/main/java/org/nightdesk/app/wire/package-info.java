/// Commands that look straight at Kafka: where it is (`Address`), and the records of a stream
/// (`TailCommand`). They read only what was committed.
@NullMarked
package org.nightdesk.app.wire;

import org.jspecify.annotations.NullMarked;
