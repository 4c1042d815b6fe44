/// The contract's own page, for programs that read the streams.
@NullMarked
package org.nightdesk.desk.contractpage;

import org.jspecify.annotations.NullMarked;
