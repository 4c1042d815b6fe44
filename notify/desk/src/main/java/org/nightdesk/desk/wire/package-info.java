/// What comes in: search over the archive, one item and its life, and events as they happen.
///
/// [org.nightdesk.desk.wire.Wire] answers questions; [org.nightdesk.desk.wire.Events] hands each
/// new item, delivery and feed status to the pages that listen, and never waits for a slow one.
@NullMarked
package org.nightdesk.desk.wire;

import org.jspecify.annotations.NullMarked;
