package org.nightdesk.tagging.entity;

import org.nightdesk.contract.Entity;

/// A spelling found in a text.
///
/// @param field index of the field
/// @param first index of its first word
/// @param last index of its last word
/// @param meaning what it stands for
record Sighting(int field, int first, int last, Meaning meaning) {
  Entity.Mention mention(Fields fields) {
    var words = fields.words(field);
    return new Entity.Mention(
        Fields.name(field), words.start(first), words.end(last), words.between(first, last));
  }
}
