/// A compacted stream that every instance needs whole, read into memory: topics, subscriptions,
/// names of feeds.
@NullMarked
package org.nightdesk.runtime.table;

import org.jspecify.annotations.NullMarked;
