package org.nightdesk.classify.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.contract.StoryRef;

/// A story as it is remembered.
///
/// @param headline of the item that began it, as that item reads now
/// @param items how many it had in all
/// @param sources who told it, first first; at most [#SOURCES], a story that all tell needs no
///   longer list
public record Story(
    String id,
    String firstItem,
    int change,
    StoryRef.State state,
    String headline,
    int items,
    List<String> sources,
    String firstOutlet,
    Instant firstSeen) {
  static final int SOURCES = 200;

  public Story {
    sources = List.copyOf(sources);
  }

  static Story begun(String id, Telling telling, boolean correction) {
    return new Story(
        id,
        telling.id(),
        1,
        correction ? StoryRef.State.CORRECTED : StoryRef.State.NEW,
        telling.title(),
        1,
        List.of(telling.source()),
        telling.outlet(),
        telling.seen());
  }

  /// The story with one more telling, or with another wording of one that it has.
  ///
  /// @param known the telling is of an item that the story has already
  Story with(Telling telling, boolean known, boolean correction) {
    boolean corrected = correction && state != StoryRef.State.CORRECTED;
    List<String> heard = sources;
    if (sources.size() < SOURCES && !sources.contains(telling.source())) {
      heard = new ArrayList<>(sources);
      heard.add(telling.source());
    }
    return new Story(
        id,
        firstItem,
        corrected ? change + 1 : change,
        corrected ? StoryRef.State.CORRECTED : state,
        telling.id().equals(firstItem) ? telling.title() : headline,
        known ? items : items + 1,
        heard,
        firstOutlet,
        firstSeen);
  }

  public StoryRef ref() {
    return new StoryRef(id, change, state, headline, items, sources.size(), firstOutlet, firstSeen);
  }
}
