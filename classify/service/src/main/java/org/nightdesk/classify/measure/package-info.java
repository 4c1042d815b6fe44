/// What the stage counts, in one place, so that the relations between the counters can be read and
/// tested.
@NullMarked
package org.nightdesk.classify.measure;

import org.jspecify.annotations.NullMarked;
