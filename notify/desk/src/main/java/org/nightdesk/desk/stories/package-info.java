/// Stories as a whole: muted, and heard of again.
@NullMarked
package org.nightdesk.desk.stories;

import org.jspecify.annotations.NullMarked;
