package org.nightdesk.contract;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
/// @param quietHours in which nothing is sent: it waits for their end; absent: none
/// @param atMostPerDay alerts that may go out in a day of its [#zone()], 1 to [#MOST_PER_DAY];
///   absent: as many as there are
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
    @Nullable List<String> mutedStories,
    @Nullable QuietHours quietHours,
    @Nullable Integer atMostPerDay) {
  /// More in a day nobody reads one by one.
  public static final int MOST_PER_DAY = 500;

  /// A story is told for days, not for ever; the oldest mute makes room.
  public static final int MUTED = 50;

  public Subscription {
    mutedStories =
        mutedStories == null || mutedStories.isEmpty() ? null : List.copyOf(mutedStories);
    if (atMostPerDay != null && (atMostPerDay < 1 || atMostPerDay > MOST_PER_DAY)) {
      throw new IllegalArgumentException("atMostPerDay is not in 1..500: " + atMostPerDay);
    }
  }

  /// One that has muted nothing, is never quiet and has no budget.
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
        null,
        null,
        null);
  }

  /// Whose days and hours count: those of its digest, else of its quiet hours, else UTC.
  public ZoneId zone() {
    return rhythm instanceof Rhythm.Daily daily
        ? daily.zone()
        : quietHours == null ? ZoneOffset.UTC : quietHours.zone();
  }

  /// The first instant from this one on at which it may be written to.
  public Instant awake(Instant at) {
    return quietHours == null ? at : quietHours.end(at).orElse(at);
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
        stories,
        quietHours,
        atMostPerDay);
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
