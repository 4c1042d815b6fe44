package org.nightdesk.classify.story;

import java.util.List;

/// Where a telling belongs, decided but not yet done.
///
/// @param sketch to be remembered, under the item's id
/// @param story as it is with this telling, under its own id
/// @param forget items whose sketches are to be forgotten for it
/// @param end stories of which nothing is remembered then
public record Placement(Sketch sketch, Story story, List<String> forget, List<String> end) {
  public Placement {
    forget = List.copyOf(forget);
    end = List.copyOf(end);
  }
}
