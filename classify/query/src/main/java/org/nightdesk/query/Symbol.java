package org.nightdesk.query;

/// A piece of a query's text, and where it begins.
sealed interface Symbol {
  int at();

  /// A word outside quotes, or a phrase inside them.
  record Text(int at, String text, boolean exact) implements Symbol {}

  record Start(int at, String text) implements Symbol {}

  record Star(int at) implements Symbol {}

  record Scope(int at, Field field) implements Symbol {}

  record Near(int at, int distance) implements Symbol {}

  record And(int at) implements Symbol {}

  record Or(int at) implements Symbol {}

  record Not(int at) implements Symbol {}

  record Open(int at) implements Symbol {}

  record Close(int at) implements Symbol {}

  record End(int at) implements Symbol {}
}
