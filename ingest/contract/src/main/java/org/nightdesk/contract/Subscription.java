package org.nightdesk.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose query, through which channel, in which rhythm.
///
/// @param id made by the desk, never reused
/// @param owner who may see and change it
/// @param name for people
/// @param state whether it alerts
/// @param query in Nightdesk's query language, over topics, entities, sources, languages and words
/// @param channel where alerts go
/// @param rhythm when they go
/// @param backfillHours a baseline item published at most so many hours before it was seen alerts
///   too; absent or 0: none does
/// @param discreet the subject says only that there is an alert
/// @param created when
/// @param changed when its owner last did; muting a story does not count
/// @param mutedStories ids of stories that it wants to hear no more of, last muted last, at most
///   [#MUTED]; absent: none
public record Subscription(
    String id,
    String owner,
    String name,
    State state,
    String query,
    Channel channel,
    Rhythm rhythm,
    @Nullable Integer backfillHours,
    boolean discreet,
    Instant created,
    Instant changed,
    @Nullable List<String> mutedStories) {
  /// A story is told for days, not for ever; the oldest mute makes room.
  public static final int MUTED = 50;

  public Subscription {
    mutedStories =
        mutedStories == null || mutedStories.isEmpty() ? null : List.copyOf(mutedStories);
  }

  /// One that has muted nothing.
  public Subscription(
      String id,
      String owner,
      String name,
      State state,
      String query,
      Channel channel,
      Rhythm rhythm,
      @Nullable Integer backfillHours,
      boolean discreet,
      Instant created,
      Instant changed) {
    this(
        id,
        owner,
        name,
        state,
        query,
        channel,
        rhythm,
        backfillHours,
        discreet,
        created,
        changed,
        null);
  }

  /// Whether it wants to hear no more of a story.
  public boolean mutes(String story) {
    return mutedStories != null && mutedStories.contains(story);
  }

  /// The same subscription with one more story muted, for which the oldest may make room.
  public Subscription muting(String story) {
    if (mutes(story)) {
      return this;
    }
    List<String> all = mutedStories == null ? new ArrayList<>() : new ArrayList<>(mutedStories);
    all.add(story);
    return muting(all.subList(Math.max(0, all.size() - MUTED), all.size()));
  }

  /// The same subscription, which hears of a story again.
  public Subscription hearing(String story) {
    return mutedStories == null
        ? this
        : muting(mutedStories.stream().filter(other -> !other.equals(story)).toList());
  }

  /// The same subscription with these stories muted.
  public Subscription muting(@Nullable List<String> stories) {
    return new Subscription(
        id,
        owner,
        name,
        state,
        query,
        channel,
        rhythm,
        backfillHours,
        discreet,
        created,
        changed,
        stories);
  }

  /// Whether a subscription alerts.
  public enum State implements Word {
    ACTIVE("active"),
    PAUSED("paused"),
    /// Its reader followed the unsubscribe link of a message.
    UNSUBSCRIBED("unsubscribed");

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
