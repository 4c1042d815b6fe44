package org.nightdesk.tagging;

import java.util.List;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Tag;

/// What was decided of a text.
///
/// @param language BCP 47, `und` if it cannot be told
/// @param entities whom it names, in the order of their first mention
/// @param tags what it is about, highest score first; each has evidence
/// @param taxonomy version of what decided
public record Tagging(String language, List<Entity> entities, List<Tag> tags, String taxonomy) {
  public Tagging {
    entities = List.copyOf(entities);
    tags = List.copyOf(tags);
  }
}
