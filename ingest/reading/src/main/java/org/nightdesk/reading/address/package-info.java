/// Addresses: resolving what a document states against where it stands, and the canonical form by
/// which the same article is known through whatever feed it came.
///
/// Which query parameters only track readers is data: `tracking-parameters.txt` beside this
/// package.
@NullMarked
package org.nightdesk.reading.address;

import org.jspecify.annotations.NullMarked;
