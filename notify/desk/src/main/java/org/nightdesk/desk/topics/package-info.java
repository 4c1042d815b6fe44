/// What items are read for: topics as data, checked before they go live.
@NullMarked
package org.nightdesk.desk.topics;

import org.jspecify.annotations.NullMarked;
