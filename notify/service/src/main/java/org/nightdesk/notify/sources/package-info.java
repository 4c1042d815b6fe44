/// Knows how many of the wanted sources are working, so that a message can say whether silence
/// means that nothing happened.
@NullMarked
package org.nightdesk.notify.sources;

import org.jspecify.annotations.NullMarked;
