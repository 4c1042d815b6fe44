/// Keeping secrets secret: encryption of what stands on streams, signed links that allow one thing
/// to one subscription, and tokens in files that open an address.
@NullMarked
package org.nightdesk.runtime.secret;

import org.jspecify.annotations.NullMarked;
