package org.nightdesk.classify.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.contract.StoryRef;

/// A story as it is remembered.
///
/// @param headline of the item that began it, as that item reads now
/// @param items how many it had in all
/// @param corrections which ones were told, by [Correction]; the last of them, at most
///   [#CORRECTIONS]
/// @param sources who told it, first first; at most [#SOURCES], a story that all tell needs no
///   longer list
/// @param origins which of the sources told it independently, by [Origin#isIndependent]
/// @param credits agencies that its tellings credit, or are of
/// @param topics names of the topics that its tellings have had, at most [#TOPICS]
public record Story(
    String id,
    String firstItem,
    int change,
    StoryRef.State state,
    String headline,
    int items,
    List<String> corrections,
    List<String> sources,
    String firstOutlet,
    Instant firstSeen,
    List<String> origins,
    List<String> credits,
    List<String> topics) {
  static final int SOURCES = 200;

  /// More are no news of one event; the first are forgotten.
  static final int CORRECTIONS = 50;

  /// More than there are, in all but name.
  static final int TOPICS = 100;

  public Story {
    // Rows of before corrections were told apart have none.
    corrections = List.copyOf(corrections == null ? List.of() : corrections);
    sources = List.copyOf(sources);
    // Nor have rows of before origins were told apart: then every source counts.
    origins = List.copyOf(origins == null || origins.isEmpty() ? sources : origins);
    credits = List.copyOf(credits == null ? List.of() : credits);
    topics = List.copyOf(topics == null ? List.of() : topics);
  }

  static Story begun(String id, Telling telling, @Nullable String correction) {
    return new Story(
        id,
        telling.id(),
        1,
        correction == null ? StoryRef.State.NEW : StoryRef.State.CORRECTED,
        telling.title(),
        1,
        correction == null ? List.of() : List.of(correction),
        List.of(telling.source()),
        telling.outlet(),
        telling.seen(),
        List.of(telling.source()),
        telling.agency() == null ? List.of() : List.of(telling.agency()),
        List.of());
  }

  /// The story with one more telling, or with another wording of one that it has.
  ///
  /// @param known the telling is of an item that the story has already
  /// @param copied its text is that of an earlier telling
  /// @param correction which one it is, by [Correction]; absent: it is none. One that was told
  ///   already changes nothing
  Story with(Telling telling, boolean known, boolean copied, @Nullable String correction) {
    List<String> mended = andAlso(correction);
    boolean corrected = !mended.equals(corrections);
    boolean independent = !known && !copied && Origin.isIndependent(telling, this);
    return new Story(
        id,
        firstItem,
        corrected ? change + 1 : change,
        corrected ? StoryRef.State.CORRECTED : state,
        telling.id().equals(firstItem) ? telling.title() : headline,
        known ? items : items + 1,
        mended,
        grown(sources, telling.source()),
        firstOutlet,
        firstSeen,
        independent ? grown(origins, telling.source()) : origins,
        telling.agency() == null ? credits : grown(credits, telling.agency()),
        topics);
  }

  /// The same with the topics of one more telling.
  Story tagged(List<String> more) {
    List<String> all = Stream.concat(topics.stream(), more.stream()).distinct().toList();
    return new Story(
        id,
        firstItem,
        change,
        state,
        headline,
        items,
        corrections,
        sources,
        firstOutlet,
        firstSeen,
        origins,
        credits,
        all.subList(0, Math.min(TOPICS, all.size())));
  }

  private static List<String> grown(List<String> some, String one) {
    if (some.size() >= SOURCES || some.contains(one)) {
      return some;
    }
    List<String> more = new ArrayList<>(some);
    more.add(one);
    return more;
  }

  private List<String> andAlso(@Nullable String correction) {
    if (correction == null || corrections.contains(correction)) {
      return corrections;
    }
    List<String> told = new ArrayList<>(corrections);
    told.add(correction);
    return told.subList(Math.max(0, told.size() - CORRECTIONS), told.size());
  }

  /// The story as one of its tellings carries it.
  ///
  /// @param corrects whether that telling is a correction, told before or not
  StoryRef ref(boolean corrects) {
    return new StoryRef(
        id,
        change,
        state,
        headline,
        items,
        sources.size(),
        firstOutlet,
        firstSeen,
        origins.size(),
        corrects ? true : null,
        corrects ? topics : null);
  }
}
