package org.nightdesk.query;

import java.util.ArrayList;
import java.util.List;

/// What one word of a text is compared by, in one language. As terms of an index they are told
/// apart by a mark that no folded word can begin with.
///
/// @param terms the folded word, the exact one, its stems; one list, because thousands of words are
///   remembered
record Forms(List<String> terms) {
  static final char EXACT = '=';
  static final char STEM = '~';

  static Forms of(String folded, String exact, List<String> stems) {
    List<String> terms = new ArrayList<>(stems.size() + 2);
    terms.add(folded);
    terms.add(exact);
    terms.addAll(stems);
    return new Forms(List.copyOf(terms));
  }

  /// Without case and diacritics; empty when nothing is left.
  String folded() {
    return terms.get(0);
  }

  /// As it stands, marked `=`.
  String exact() {
    return terms.get(1);
  }

  /// Its stems in that language, each marked `~en~`; none where there is no stemmer.
  List<String> stems() {
    return terms.subList(2, terms.size());
  }

  static boolean isMarked(String term) {
    return !term.isEmpty() && (term.charAt(0) == EXACT || term.charAt(0) == STEM);
  }
}
