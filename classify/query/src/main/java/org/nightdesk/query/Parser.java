package org.nightdesk.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads symbols into a tree by recursive descent: OR binds loosest, then AND and standing side by
/// side, then NEAR, then NOT.
final class Parser {
  private final String text;
  private List<Symbol> symbols = List.of();
  private int next;
  private int clauses;
  private int depth;
  private @Nullable Field scope;

  Parser(String text) {
    this.text = text;
  }

  Query parse() {
    requireLength(text);
    symbols = new Lexer(text).symbols();
    if (peek() instanceof Symbol.End) {
      throw new QueryException(0, "the query is empty", "Write words to look for, or * for all.");
    }
    Query query = alternatives();
    if (peek() instanceof Symbol.Close(int at)) {
      throw new QueryException(at, "this bracket closes nothing", "Remove it, or open one before.");
    }
    requireLength(query.print());
    return query;
  }

  private static void requireLength(String query) {
    if (query.length() > Limits.CHARACTERS) {
      throw new QueryException(
          Limits.CHARACTERS,
          "the query is longer than " + Limits.CHARACTERS + " characters",
          "Make two of it.");
    }
  }

  private Query alternatives() {
    List<Query> parts = new ArrayList<>();
    parts.add(positive());
    while (peek() instanceof Symbol.Or) {
      next++;
      parts.add(positive());
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
  }

  private Query positive() {
    int start = peek().at();
    Query query = together();
    if (!isPositive(query)) {
      throw new QueryException(
          start,
          "it says only what must not match",
          "Add what must match before it, or * for everything else: * -airline.");
    }
    return query;
  }

  private Query together() {
    List<Query> parts = new ArrayList<>();
    parts.add(near());
    while (true) {
      switch (peek()) {
        case Symbol.And _ -> {
          next++;
          parts.add(near());
        }
        case Symbol.Or _, Symbol.Close _, Symbol.End _ -> {
          return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
        }
        default -> parts.add(near());
      }
    }
  }

  private Query near() {
    int leftAt = peek().at();
    Query left = single();
    if (!(peek() instanceof Symbol.Near(int at, int distance))) {
      return left;
    }
    requireText(scope, at);
    requireNearOperand(left, leftAt);
    next++;
    int rightAt = peek().at();
    Query right = single();
    requireNearOperand(right, rightAt);
    if (peek() instanceof Symbol.Near(int again, int _)) {
      throw new QueryException(
          again, "NEAR joins two", "Write a NEAR/5 b AND b NEAR/5 c, or use brackets with OR.");
    }
    return new Query.Near(left, right, distance);
  }

  private static void requireNearOperand(Query query, int at) {
    boolean ok =
        switch (query) {
          case Query.Words _, Query.Prefix _ -> true;
          case Query.Or(var parts) ->
              parts.stream().allMatch(p -> p instanceof Query.Words || p instanceof Query.Prefix);
          default -> false;
        };
    if (!ok) {
      throw new QueryException(
          at,
          "NEAR joins words, phrases, or a bracket of those with OR",
          "Write for example (spyware OR surveil*) NEAR/5 \"human rights\".");
    }
  }

  private Query single() {
    Symbol symbol = peek();
    next++;
    return switch (symbol) {
      case Symbol.Not(int at) -> not(at);
      case Symbol.Open(int at) -> bracket(at);
      case Symbol.Scope(int at, Field field) -> scoped(at, field);
      case Symbol.Text(int at, String words, boolean exact) -> words(at, words, exact);
      case Symbol.Start(int at, String letters) -> clause(at, new Query.Prefix(letters));
      case Symbol.Star(int at) -> everything(at);
      case Symbol.And(int at) -> throw missing(at, "AND");
      case Symbol.Or(int at) -> throw missing(at, "OR");
      case Symbol.Near(int at, int _) -> throw missing(at, "NEAR");
      case Symbol.Close(int at) -> throw missing(at, "the closing bracket");
      case Symbol.End(int at) -> {
        next--;
        throw new QueryException(
            at, "something is missing at the end", "Write what comes after, or remove the rest.");
      }
    };
  }

  private static QueryException missing(int at, String what) {
    return new QueryException(
        at,
        "something is missing before " + what,
        "Put a word there, or put the operator in quotes to search for it.");
  }

  private Query not(int at) {
    Query query = single();
    if (!isPositive(query)) {
      throw new QueryException(at, "this says not twice", "Write it once, or not at all.");
    }
    return new Query.Not(query);
  }

  private Query bracket(int at) {
    depth++;
    if (depth > Limits.DEPTH) {
      throw new QueryException(
          at, "brackets go deeper than " + Limits.DEPTH, "Take out a pair, or make two queries.");
    }
    Query query = alternatives();
    if (!(peek() instanceof Symbol.Close)) {
      throw new QueryException(at, "this bracket is never closed", "Put a ) where it ends.");
    }
    next++;
    depth--;
    return query;
  }

  private Query scoped(int at, Field field) {
    if (scope != null) {
      throw new QueryException(
          at,
          field.word() + ": stands inside " + scope.word() + ":",
          "Put the two beside each other: title:spyware source:reuters.");
    }
    Symbol value = peek();
    if (!(value instanceof Symbol.Text
        || value instanceof Symbol.Start
        || value instanceof Symbol.Star
        || value instanceof Symbol.Open)) {
      throw new QueryException(
          value.at(),
          field.word() + ": has nothing to look for",
          "Write a word, a \"phrase\" or a bracket directly after the colon.");
    }
    scope = field;
    Query query = single();
    scope = null;
    return new Query.Scope(field, query);
  }

  private Query words(int at, String words, boolean exact) {
    if (exact) {
      requireText(scope, at);
    }
    return clause(at, new Query.Words(words, exact));
  }

  private Query everything(int at) {
    if (scope != null && scope.isText()) {
      throw new QueryException(
          at, scope.word() + ":* would match everything", "Write a word, or * alone.");
    }
    return clause(at, new Query.Everything());
  }

  private static void requireText(@Nullable Field scope, int at) {
    if (scope != null && !scope.isText()) {
      throw new QueryException(
          at,
          scope.word() + ": is compared whole",
          "NEAR and exact case go with title:, summary: and body: only.");
    }
  }

  private Query clause(int at, Query query) {
    clauses++;
    if (clauses > Limits.CLAUSES) {
      throw new QueryException(
          at,
          "the query has more than " + Limits.CLAUSES + " words and phrases",
          "Make two of it, or use a prefix such as surveil* for several words.");
    }
    return query;
  }

  private static boolean isPositive(Query query) {
    return switch (query) {
      case Query.Not _ -> false;
      case Query.And(var parts) -> parts.stream().anyMatch(Parser::isPositive);
      case Query.Or(var parts) -> parts.stream().allMatch(Parser::isPositive);
      case Query.Everything _, Query.Words _, Query.Prefix _, Query.Scope _, Query.Near _ -> true;
    };
  }

  private Symbol peek() {
    return symbols.get(next);
  }
}
