/// Bad input through the whole product: poison on every stream, feeds that lie, lists that are
/// none. Each test runs Nightdesk whole ([WholeProduct]) with real servers on loopback around it.
@NullMarked
package org.nightdesk.app.hostile;

import org.jspecify.annotations.NullMarked;
