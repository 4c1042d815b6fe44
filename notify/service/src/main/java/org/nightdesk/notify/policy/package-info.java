/// Decides whether an alert goes out: a list of stages, each of which lets it pass or holds it back
/// with a reason that is recorded. Pure.
@NullMarked
package org.nightdesk.notify.policy;

import org.jspecify.annotations.NullMarked;
