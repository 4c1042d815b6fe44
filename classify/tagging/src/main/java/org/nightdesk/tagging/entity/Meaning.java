package org.nightdesk.tagging.entity;

/// What a spelling stands for.
sealed interface Meaning {
  Spelling spelling();

  /// One name, whatever stands around it.
  record Plain(Name name, Spelling spelling) implements Meaning {}

  /// One of several.
  record Ambiguous(AmbiguousWord word, Spelling spelling) implements Meaning {}
}
