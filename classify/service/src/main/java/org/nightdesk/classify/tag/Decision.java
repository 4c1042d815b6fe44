package org.nightdesk.classify.tag;

import java.util.List;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Tag;

/// What was decided of an item; see [org.nightdesk.contract.TaggedItem] for the parts.
public record Decision(String language, List<Entity> entities, List<Tag> tags, String taxonomy) {
  public Decision {
    entities = List.copyOf(entities);
    tags = List.copyOf(tags);
  }
}
