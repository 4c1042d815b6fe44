/// The data directory: private to its owner, locked against a second process, with the marks and
/// names that must outlive a process.
@NullMarked
package org.nightdesk.runtime.directory;

import org.jspecify.annotations.NullMarked;
