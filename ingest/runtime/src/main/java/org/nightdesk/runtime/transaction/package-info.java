/// Transactions that are not ended, and what to do about them.
///
/// Readers see nothing behind the first open transaction of a partition. Usually that is a matter
/// of milliseconds. A transaction of a process that died lasts until its next start, or its
/// timeout. One whose commit marker was lost lasts for ever: the coordinator believes it ended, the
/// partition's log does not know, and applications wait in REBALANCING over every restart.
///
/// [OpenTransactions] names them for whoever looks at the health of an application that does not
/// come to its work; [HangingTransactions] ends those of the last kind before any client starts.
@NullMarked
package org.nightdesk.runtime.transaction;

import org.jspecify.annotations.NullMarked;
