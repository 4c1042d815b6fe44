/// Keeping secrets secret: encryption of what stands on streams, and signed links that allow one
/// thing to one subscription.
@NullMarked
package org.nightdesk.runtime.secret;

import org.jspecify.annotations.NullMarked;
