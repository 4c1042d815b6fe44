/// Feeds in, items out: what is published, told once, from the feed's own words.
///
/// An item's way here: **due** (the Scheduler) → **fetch** (one polite request) → read (the
/// `reading` library: decode, parse, clean, identify) → **news** (new, changed or seen, by
/// identity) → `items`. Each poll also gives the feed a **health** word. [Ingest] puts them
/// together.
@NullMarked
package org.nightdesk.ingest;

import org.jspecify.annotations.NullMarked;
