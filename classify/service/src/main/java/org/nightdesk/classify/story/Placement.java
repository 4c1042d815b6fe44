package org.nightdesk.classify.story;

import java.util.List;
import java.util.Locale;
import org.nightdesk.contract.StoryRef;
import org.nightdesk.contract.Word;

/// Where a telling belongs, decided but not yet done.
///
/// @param outcome what became of the telling
/// @param sketch to be remembered, under the item's id
/// @param story as it is with this telling, under its own id
/// @param corrects the telling is a correction, by [Correction], told before or not
/// @param forget items whose sketches are to be forgotten for it
/// @param end stories of which nothing is remembered then
public record Placement(
    Outcome outcome,
    Sketch sketch,
    Story story,
    boolean corrects,
    List<String> forget,
    List<String> end) {
  public Placement {
    forget = List.copyOf(forget);
    end = List.copyOf(end);
  }

  /// The same of a telling that has these topics.
  Placement tagged(List<String> topics) {
    return new Placement(outcome, sketch, story.tagged(topics), corrects, forget, end);
  }

  /// The story as the telling carries it.
  public StoryRef ref() {
    return story.ref(corrects);
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
