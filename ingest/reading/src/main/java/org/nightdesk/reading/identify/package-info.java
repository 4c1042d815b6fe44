/// From entries to the items of the contract: which address is canonical, which id an entry has,
/// which dates can be true, what a reader sees (content hash), and how long each text may be.
@NullMarked
package org.nightdesk.reading.identify;

import org.jspecify.annotations.NullMarked;
