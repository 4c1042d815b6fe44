package org.nightdesk.query;

import java.util.ArrayList;
import java.util.List;

/// What one word of a text is compared by, in one language. As terms of an index they are told
/// apart by a mark that no folded word can begin with.
///
/// @param folded without case and diacritics; empty when nothing is left
/// @param exact as it stands, marked `=`
/// @param stems its stems in that language, each marked `~en~`; none where there is no stemmer
/// @param terms all of these, the folded one first
record Forms(String folded, String exact, List<String> stems, List<String> terms) {
  static final char EXACT = '=';
  static final char STEM = '~';

  static Forms of(String folded, String exact, List<String> stems) {
    List<String> terms = new ArrayList<>(stems.size() + 2);
    terms.add(folded);
    terms.add(exact);
    terms.addAll(stems);
    return new Forms(folded, exact, List.copyOf(stems), List.copyOf(terms));
  }

  static boolean isMarked(String term) {
    return !term.isEmpty() && (term.charAt(0) == EXACT || term.charAt(0) == STEM);
  }
}
