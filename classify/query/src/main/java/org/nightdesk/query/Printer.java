package org.nightdesk.query;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Prints a query in its one canonical form: side by side for AND, a minus for NOT, quotes and
/// brackets only where they are needed.
final class Printer {
  private static final Pattern BARE =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}./_-]*)");
  private static final Pattern OPERATOR = Pattern.compile("AND|OR|NOT|NEAR(?:/.*)?");

  private Printer() {}

  static String print(Query query) {
    return switch (query) {
      case Query.Everything _ -> "*";
      case Query.Words(String text, boolean exact) -> (exact ? "=" : "") + quoted(text);
      case Query.Prefix(String text) -> text + "*";
      case Query.Scope(Field field, Query inner) -> field.word() + ":" + closed(inner);
      case Query.Near(Query left, Query right, int distance) ->
          closed(left) + " NEAR/" + distance + " " + closed(right);
      case Query.And(var parts) -> joined(parts, " ");
      case Query.Or(var parts) ->
          parts.stream().map(Printer::print).collect(Collectors.joining(" OR "));
      case Query.Not(Query inner) -> "-" + closed(inner);
    };
  }

  private static String joined(List<Query> parts, String by) {
    return parts.stream()
        .map(part -> part instanceof Query.Or ? closed(part) : print(part))
        .collect(Collectors.joining(by));
  }

  private static String closed(Query query) {
    return switch (query) {
      case Query.And _, Query.Or _, Query.Near _, Query.Not _ -> "(" + print(query) + ")";
      case Query.Everything _, Query.Words _, Query.Prefix _, Query.Scope _ -> print(query);
    };
  }

  private static String quoted(String text) {
    boolean bare = BARE.matcher(text).matches() && !OPERATOR.matcher(text).matches();
    return bare ? text : '"' + text + '"';
  }
}
