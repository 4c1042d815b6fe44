package org.nightdesk.desk.subscriptions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.query.Field;
import org.nightdesk.query.Query;

/// A query as a form shows it: all of the filled fields must be met, each by one of its values. The
/// form and the query are two views of one thing; a query that says more has no form. Pure.
record Form(
    List<String> topics,
    List<String> words,
    List<String> entities,
    List<String> sources,
    List<String> languages) {

  static Optional<Form> of(Query query) {
    Map<Field, List<String>> scoped = new EnumMap<>(Field.class);
    List<String> words = null;
    List<Query> parts =
        query instanceof Query.And(var all)
            ? all
            : query instanceof Query.Everything ? List.of() : List.of(query);
    for (Query part : parts) {
      if (part instanceof Query.Scope(Field field, Query inner) && !field.isText()) {
        List<String> values = values(inner);
        if (values == null || scoped.put(field, values) != null) {
          return Optional.empty();
        }
      } else if (words == null && values(part) != null) {
        words = values(part);
      } else {
        return Optional.empty();
      }
    }
    if (scoped.containsKey(Field.STORY)) {
      return Optional.empty();
    }
    return Optional.of(
        new Form(
            at(scoped, Field.TOPIC),
            Objects.requireNonNullElse(words, List.of()),
            at(scoped, Field.ENTITY),
            at(scoped, Field.SOURCE),
            at(scoped, Field.LANGUAGE)));
  }

  private static List<String> at(Map<Field, List<String>> scoped, Field field) {
    return scoped.getOrDefault(field, List.of());
  }

  /// Words, prefixes, or several of those joined by OR; null for anything else.
  private static @Nullable List<String> values(Query query) {
    return switch (query) {
      case Query.Words(String text, boolean exact) when !exact -> List.of(text);
      case Query.Prefix(String text) -> List.of(text + "*");
      case Query.Or(var parts) -> {
        List<String> all = new ArrayList<>();
        for (Query part : parts) {
          List<String> one = part instanceof Query.Or ? null : values(part);
          if (one == null) {
            yield null;
          }
          all.addAll(one);
        }
        yield all;
      }
      case Query.Words _,
          Query.Everything _,
          Query.Scope _,
          Query.Near _,
          Query.And _,
          Query.Not _ ->
          null;
    };
  }
}
