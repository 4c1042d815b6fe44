/// How a command speaks: results as JSON Lines on standard output, one a line and flushed,
/// sentences for people on standard error, and a [Failed] with one clear sentence when it cannot go
/// on.
///
/// A command gets its [Console] when it is made, so that a test can hand it another one.
@NullMarked
package org.nightdesk.app.console;

import org.jspecify.annotations.NullMarked;
