package org.nightdesk.contract;

import java.util.List;

/// A topic given to an item, and why.
///
/// @param topic name of the topic
/// @param score threshold of the topic to 1
/// @param evidence the very words, strongest signal first; never empty
public record Tag(String topic, double score, List<Evidence> evidence) {
  public Tag {
    evidence = List.copyOf(evidence);
  }

  /// Words of the item that earned a tag.
  ///
  /// @param field `title`, `summary` or `body`
  /// @param start offset of the first UTF-16 code unit, from 0
  /// @param end offset after the last
  /// @param words the text between the two
  /// @param signal name of the signal
  public record Evidence(String field, int start, int end, String words, String signal) {}
}
