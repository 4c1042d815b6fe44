package org.nightdesk.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The story that an item belongs to, as it stood when the item was tagged.
///
/// @param id [Ids#story(String)]
/// @param change number of the change of state, from 1; a reader is told again only when it rises
/// @param state one word
/// @param headline of the item that leads the story
/// @param items how many items, this one included
/// @param outlets how many outlets
/// @param firstOutlet who had it first
/// @param firstSeen when the first item was seen
/// @param origins how many of the outlets tell it independently: copies of one text, what credits
///   one agency, and several tellings of one owner count once; absent: nobody counted
public record StoryRef(
    String id,
    int change,
    State state,
    String headline,
    int items,
    int outlets,
    String firstOutlet,
    Instant firstSeen,
    @Nullable Integer origins) {

  /// One of which nobody counted the origins.
  public StoryRef(
      String id,
      int change,
      State state,
      String headline,
      int items,
      int outlets,
      String firstOutlet,
      Instant firstSeen) {
    this(id, change, state, headline, items, outlets, firstOutlet, firstSeen, null);
  }

  /// What is known of a story.
  public enum State implements Word {
    NEW("new"),
    CORRECTED("corrected");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
