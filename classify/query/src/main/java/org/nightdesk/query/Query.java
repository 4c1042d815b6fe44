package org.nightdesk.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// A query in Nightdesk's language; the language is told in this module's README. Immutable.
///
/// Two queries are equal when their canonical forms are: `parse(q.print()).equals(q)` for every
/// query that was parsed.
public sealed interface Query {

  /// `*`: every document. As a keyword's value: the field has any value at all.
  record Everything() implements Query {}

  /// A word, or several in a row: `spyware`, `"Pall Mall Process"`. In a keyword scope the whole
  /// value.
  ///
  /// @param text as typed, in Unicode normal form C with single spaces
  /// @param exact case and diacritics count, and no other inflection matches
  record Words(String text, boolean exact) implements Query {
    public Words {
      text = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }
  }

  /// Words that begin so: `surveil*`.
  ///
  /// @param text at least two letters, without the star
  record Prefix(String text) implements Query {
    public Prefix {
      text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }
  }

  /// Looks in one field only.
  ///
  /// @param query without a scope inside
  record Scope(Field field, Query query) implements Query {}

  /// Both in the same field and, in whichever order, at most so many words from the end of one to
  /// the beginning of the other; 1 is next to each other.
  ///
  /// @param left words, a prefix, or several of those joined by OR
  /// @param right the same
  /// @param distance 1 to 50
  record Near(Query left, Query right, int distance) implements Query {}

  /// All of them. Nested ones are flattened.
  record And(List<Query> parts) implements Query {
    public And {
      List<Query> flat = new ArrayList<>();
      for (Query part : parts) {
        if (part instanceof And(var inner)) {
          flat.addAll(inner);
        } else {
          flat.add(part);
        }
      }
      parts = List.copyOf(flat);
    }
  }

  /// At least one of them. Nested ones are flattened.
  record Or(List<Query> parts) implements Query {
    public Or {
      List<Query> flat = new ArrayList<>();
      for (Query part : parts) {
        if (part instanceof Or(var inner)) {
          flat.addAll(inner);
        } else {
          flat.add(part);
        }
      }
      parts = List.copyOf(flat);
    }
  }

  /// Not this one; only beside something that must match.
  record Not(Query query) implements Query {}

  /// Reads a query.
  ///
  /// @throws QueryException if it is none, or goes beyond [Limits]
  static Query parse(String text) {
    return new Parser(text).parse();
  }

  /// The canonical form.
  default String print() {
    return Printer.print(this);
  }

  /// Whether it matches. To ask many queries about one document use [QueryIndex].
  default boolean matches(AnalyzedDocument document) {
    return Evaluation.matches(document.analysis().compile(this), document);
  }

  /// The words that made it match, in the order of the text; empty when it does not match, and when
  /// it matches by keywords alone. Spans may overlap where several parts of the query met.
  default List<Span> spans(AnalyzedDocument document) {
    return Spans.of(document.analysis().compile(this), document);
  }
}
