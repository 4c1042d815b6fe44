/// The one way values become bytes and back: JSON in UTF-8, dates as ISO 8601 text in UTC, absent
/// components left out, unknown ones ignored, sizes bounded.
@NullMarked
package org.nightdesk.runtime.json;

import org.jspecify.annotations.NullMarked;
