package org.nightdesk.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.StoryRef.State;

/// "This subscription should hear of this story, at this change." At most 2 KB as JSON.
///
/// @param id [Ids#alert(String, String, int)]
/// @param subscription subscription id, the key on the stream `alerts`
/// @param story story id, or the item id where an item has no story
/// @param storyChange number of the story's change
/// @param item item id
/// @param revision of the item
/// @param headline at most 200 characters
/// @param outlet who published it
/// @param url where it stands
/// @param reasons which topics and words, strongest first
/// @param outlets how many outlets tell the story
/// @param firstOutlet who had it first
/// @param language of the item
/// @param published as stated
/// @param seen when Nightdesk first saw it
/// @param fetched when the feed's answer had been read
/// @param made when this alert was made
/// @param test a person asked for it to try the channel
/// @param storyState what is known of the story; absent: an item without a story, or a test
/// @param origins how many of the outlets tell it independently, see [StoryRef#origins()]; absent:
///   nobody counted
/// @param corrects true: its item corrects what the story told before; absent: it does not, see
///   [StoryRef#corrects()]
/// @param onlyIfTold true: the item does not match the query, but what it corrects may have;
///   whoever was not told the story is not told this; absent: the item matches
public record Alert(
    String id,
    String subscription,
    String story,
    int storyChange,
    String item,
    int revision,
    String headline,
    String outlet,
    @Nullable String url,
    List<Reason> reasons,
    int outlets,
    @Nullable String firstOutlet,
    String language,
    @Nullable Instant published,
    Instant seen,
    Instant fetched,
    Instant made,
    boolean test,
    @Nullable State storyState,
    @Nullable Integer origins,
    @Nullable Boolean corrects,
    @Nullable Boolean onlyIfTold) {

  public Alert {
    reasons = List.copyOf(reasons == null ? List.of() : reasons);
  }

  /// One of which no more is known than its item.
  public Alert(
      String id,
      String subscription,
      String story,
      int storyChange,
      String item,
      int revision,
      String headline,
      String outlet,
      @Nullable String url,
      List<Reason> reasons,
      int outlets,
      @Nullable String firstOutlet,
      String language,
      @Nullable Instant published,
      Instant seen,
      Instant fetched,
      Instant made,
      boolean test) {
    this(
        id,
        subscription,
        story,
        storyChange,
        item,
        revision,
        headline,
        outlet,
        url,
        reasons,
        outlets,
        firstOutlet,
        language,
        published,
        seen,
        fetched,
        made,
        test,
        null,
        null);
  }

  /// One that corrects nothing.
  public Alert(
      String id,
      String subscription,
      String story,
      int storyChange,
      String item,
      int revision,
      String headline,
      String outlet,
      @Nullable String url,
      List<Reason> reasons,
      int outlets,
      @Nullable String firstOutlet,
      String language,
      @Nullable Instant published,
      Instant seen,
      Instant fetched,
      Instant made,
      boolean test,
      @Nullable State storyState,
      @Nullable Integer origins) {
    this(
        id,
        subscription,
        story,
        storyChange,
        item,
        revision,
        headline,
        outlet,
        url,
        reasons,
        outlets,
        firstOutlet,
        language,
        published,
        seen,
        fetched,
        made,
        test,
        storyState,
        origins,
        null,
        null);
  }

  /// Why you.
  ///
  /// @param topic name of the topic; absent: the words of the query themselves
  /// @param score of the tag; absent with the topic
  /// @param before text before the words, at most 80 characters
  /// @param words the words that earned it
  /// @param after text after the words, at most 80 characters
  public record Reason(
      @Nullable String topic, @Nullable Double score, String before, String words, String after) {}
}
