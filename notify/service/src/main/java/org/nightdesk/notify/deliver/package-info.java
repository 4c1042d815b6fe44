/// Decides when and how an alert goes out, and remembers what was told: every alert that passes
/// policy becomes a row of the Scheduler; when the row is due a job sends it, and the outcome is
/// folded into a record on `deliveries` and, where it failed, into the next attempt.
///
/// An alert whose subscription wants a digest waits in a store of its own; when the digest is due
/// it is frozen under its id and committed before its first attempt, so that every attempt sends
/// the same. What was told is remembered as long as `tagged` is kept.
///
/// For the alerts that arrive: arrived = delivered + suppressed + given up + pending.
@NullMarked
package org.nightdesk.notify.deliver;

import org.jspecify.annotations.NullMarked;
