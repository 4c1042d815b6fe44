package org.nightdesk.classify.story;

import java.util.List;
import java.util.Locale;
import org.nightdesk.contract.Word;

/// Where a telling belongs, decided but not yet done.
///
/// @param outcome what became of the telling
/// @param sketch to be remembered, under the item's id
/// @param story as it is with this telling, under its own id
/// @param forget items whose sketches are to be forgotten for it
/// @param end stories of which nothing is remembered then
public record Placement(
    Outcome outcome, Sketch sketch, Story story, List<String> forget, List<String> end) {
  public Placement {
    forget = List.copyOf(forget);
    end = List.copyOf(end);
  }

  /// What a telling did to the stories; each is a metric label.
  public enum Outcome implements Word {
    BEGUN,
    JOINED,
    CORRECTED,
    AGAIN;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
