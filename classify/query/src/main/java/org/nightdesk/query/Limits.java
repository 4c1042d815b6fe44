package org.nightdesk.query;

/// What a query may cost; beyond these it is refused when it is made.
public final class Limits {
  /// UTF-16 code units, as typed and in canonical form.
  public static final int CHARACTERS = 1_000;

  /// Words, phrases, prefixes and keywords in all.
  public static final int CLAUSES = 64;

  /// Brackets within brackets.
  public static final int DEPTH = 8;

  /// Letters before the star of a prefix: with fewer, it would stand for thousands of words.
  public static final int PREFIX_LETTERS = 2;

  /// Largest n of `NEAR/n`.
  public static final int NEAR_WORDS = 50;

  private Limits() {}
}
