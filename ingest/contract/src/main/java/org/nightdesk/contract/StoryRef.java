package org.nightdesk.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The story that an item belongs to, as it stood when the item was tagged.
///
/// @param id [Ids#story(String)]
/// @param change number of the change of state, from 1; a reader who was told is told again only by
///   a telling that corrects, and only when it has risen since
/// @param state one word
/// @param headline of the item that leads the story
/// @param items how many items, this one included
/// @param outlets how many outlets
/// @param firstOutlet who had it first
/// @param firstSeen when the first item was seen
/// @param origins how many of the outlets tell it independently: copies of one text, what credits
///   one agency, and several tellings of one owner count once; absent: nobody counted
/// @param corrects true: this very telling takes back or mends what the story told before; absent:
///   it does not, whatever the state of the story
/// @param topics names of the topics that its tellings have had so far, this one included; beside
///   `corrects` alone, so that the correction finds who was told; absent: not known
public record StoryRef(
    String id,
    int change,
    State state,
    String headline,
    int items,
    int outlets,
    String firstOutlet,
    Instant firstSeen,
    @Nullable Integer origins,
    @Nullable Boolean corrects,
    @Nullable List<String> topics) {

  public StoryRef {
    topics = topics == null || topics.isEmpty() ? null : List.copyOf(topics);
  }

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

  /// One whose telling corrects nothing.
  public StoryRef(
      String id,
      int change,
      State state,
      String headline,
      int items,
      int outlets,
      String firstOutlet,
      Instant firstSeen,
      @Nullable Integer origins) {
    this(id, change, state, headline, items, outlets, firstOutlet, firstSeen, origins, null, null);
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
