package org.nightdesk.tagging.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.tagging.words.Phrases;

/// A spelling that means several things, and the words that speak for each.
///
/// @param id name of the word in the data files
/// @param senses what it can mean
/// @param context the words that speak for a sense, by its index in `senses`
/// @param otherwise index of the sense it has where nothing speaks for any; absent: not decided
record AmbiguousWord(
    String id, List<Name> senses, Phrases<Integer> context, @Nullable Integer otherwise) {
  AmbiguousWord {
    senses = List.copyOf(senses);
  }
}
