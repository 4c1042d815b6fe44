package org.nightdesk.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A company, product, person or programme that the item names.
///
/// @param id of the gazetteer, for example `nso-group`
/// @param name as people know it
/// @param kind `vendor`, `product`, `person`, `body`, `programme`, ...
/// @param decided false: the name was seen but its sense could not be told
/// @param why which context decided the sense
/// @param mentions where it stands
public record Entity(
    String id,
    String name,
    String kind,
    boolean decided,
    @Nullable String why,
    List<Mention> mentions) {
  public Entity {
    mentions = List.copyOf(mentions);
  }

  /// Where a name stands; see [Tag.Evidence] for the offsets.
  public record Mention(String field, int start, int end, String words) {}
}
