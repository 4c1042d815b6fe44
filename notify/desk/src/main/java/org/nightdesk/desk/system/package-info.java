/// How the machine is: health, metrics, numbers of the pipeline, and how much of what should be
/// seen is seen.
@NullMarked
package org.nightdesk.desk.system;

import org.jspecify.annotations.NullMarked;
