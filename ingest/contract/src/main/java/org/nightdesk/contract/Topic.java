package org.nightdesk.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What staff subscribe to, as data: which words count how much.
///
/// The score of an item is `1 - Π(1 - weight)` over the signals that match, times `1 - weight` of
/// each doubt that matches; the tag is given from the threshold on.
///
/// @param name lower-case word, `[a-z][a-z0-9-]{0,31}`; the key on the stream `topics`
/// @param title for people
/// @param description what it means, in a sentence or two
/// @param threshold score from which the tag is given, over 0 to 1
/// @param signals what speaks for it
/// @param doubts what speaks against it
/// @param implies topics that an item with this one has too
/// @param examples texts that must and must not get it, checked when it is loaded
public record Topic(
    String name,
    String title,
    String description,
    double threshold,
    List<Signal> signals,
    List<Signal> doubts,
    List<String> implies,
    List<Example> examples) {

  /// A query, and what a match of it is worth.
  ///
  /// @param name shown as the reason, for example `names a vendor`
  /// @param query in Nightdesk's query language
  /// @param weight over 0 to 1
  /// @param comment why it is there
  public record Signal(String name, String query, double weight, @Nullable String comment) {}

  /// A text whose answer is known.
  ///
  /// @param text a headline, or a headline and some sentences
  /// @param language BCP 47; absent: detected
  /// @param match whether the topic must be given
  public record Example(String text, @Nullable String language, boolean match) {}

  public Topic {
    signals = List.copyOf(signals == null ? List.of() : signals);
    doubts = List.copyOf(doubts == null ? List.of() : doubts);
    implies = List.copyOf(implies == null ? List.of() : implies);
    examples = List.copyOf(examples == null ? List.of() : examples);
  }
}
