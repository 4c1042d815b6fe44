/// Hands a message to its channel and says how that ended, as a value with a reason from a closed
/// set. Everything that talks to the world stands here; what to do about a failure is decided by
/// deliver. Secrets are decrypted here, in the job, and nowhere before.
@NullMarked
package org.nightdesk.notify.send;

import org.jspecify.annotations.NullMarked;
