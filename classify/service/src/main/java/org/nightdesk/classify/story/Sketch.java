package org.nightdesk.classify.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered of a telling: hashes, no text. About 600 bytes as JSON.
///
/// @param story the story it belongs to
/// @param origin the first telling of the same text, itself if there is none
/// @param at see [Telling#at()]
/// @param title terms of the headline
/// @param lead terms of the lead that the headline has not
/// @param numbers those of both that are numbers
/// @param actors governments and bodies in the headline
/// @param shingles triples of words, to recognise one text in two outlets
public record Sketch(
    String item,
    String story,
    String origin,
    @Nullable Instant at,
    Instant seen,
    String source,
    String language,
    Terms title,
    Terms lead,
    Terms numbers,
    Terms actors,
    Terms shingles) {

  /// A lead tells the event within its first sentences; what follows is background.
  private static final int LEAD_TERMS = 60;

  private static final int TITLE_TERMS = 40;

  static Sketch of(Telling telling, Words words, Lexicon lexicon) {
    List<String> title = words.of(telling.title(), telling.language(), TITLE_TERMS);
    List<String> lead = words.of(telling.lead(), telling.language(), LEAD_TERMS);
    List<String> both = new ArrayList<>(title);
    both.addAll(lead);
    Terms titleTerms = Terms.of(title);
    return new Sketch(
        telling.id(),
        "",
        telling.id(),
        telling.at(),
        telling.seen(),
        telling.source(),
        telling.language(),
        titleTerms,
        Terms.of(lead).without(titleTerms),
        Terms.of(both.stream().filter(term -> Character.isDigit(term.charAt(0))).toList()),
        Terms.of(title.stream().filter(lexicon::isActor).toList()),
        Origin.shingles(telling));
  }

  Sketch in(String storyId, String firstOfItsText) {
    return new Sketch(
        item,
        storyId,
        firstOfItsText,
        at,
        seen,
        source,
        language,
        title,
        lead,
        numbers,
        actors,
        shingles);
  }

  boolean has(int term) {
    return title.contains(term) || lead.contains(term);
  }
}
