/// The Scheduler: outside work that falls due, runs on a virtual thread, and comes back as an
/// outcome.
///
/// Rows with the instant of their next due time stand in a persistent store; a due row within its
/// limits is handed to a job; the job's outcome is folded, on the stream thread and in one
/// transaction, into new rows and events. A crash before that commit repeats the job, and ids make
/// the repetition harmless. Polling feeds and sending alerts are both this one mechanism.
@NullMarked
package org.nightdesk.runtime.schedule;

import org.jspecify.annotations.NullMarked;
