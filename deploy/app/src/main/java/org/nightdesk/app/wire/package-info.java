/// Commands that look straight at Kafka, and move what is on it: the records of a stream
/// (`TailCommand`), what happened to one item (`TraceCommand`), another try for dead letters or a
/// time range (`ReplayCommand`).
///
/// `Address` says where Kafka is, `StreamReader` reads only what was committed, `Trail` and
/// `PutBack` decide without doing anything.
@NullMarked
package org.nightdesk.app.wire;

import org.jspecify.annotations.NullMarked;
