package org.nightdesk.classify.tag;

import org.nightdesk.contract.Item;
import org.nightdesk.tagging.Tagging;

/// Says what an item is about. The same item and the same topics give the same answer. Thread-safe.
@FunctionalInterface
public interface ItemTagger {
  Tagging tag(Item item);
}
