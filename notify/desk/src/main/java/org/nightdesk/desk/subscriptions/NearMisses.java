package org.nightdesk.desk.subscriptions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.contract.Topic;
import org.nightdesk.desk.archive.Archive;
import org.nightdesk.desk.http.ApiJson;
import org.nightdesk.desk.wire.View;
import org.nightdesk.query.Field;
import org.nightdesk.query.Query;

/// Items that a query just does not match, each with what kept it out: one condition of the query
/// is let go at a time, and what that alone would add is looked up. Thread-safe.
public final class NearMisses {
  private static final int SHOWN = 10;

  /// So many items of one condition at most, so that one does not hide the others.
  private static final int OF_ONE = 4;

  private final Archive archive;
  private final Function<String, Optional<Topic>> topics;

  /// @param topics by name
  public NearMisses(Archive archive, Function<String, Optional<Topic>> topics) {
    this.archive = archive;
    this.topics = topics;
  }

  /// A query that lets one condition go, and that condition in words.
  record Eased(Query query, String missed) {}

  /// At most ten views, each with the field `missed`; those of the first condition first.
  List<Map<String, Object>> of(Query query, Instant since) {
    Map<String, Map<String, Object>> near = new LinkedHashMap<>();
    for (Eased eased : eased(query)) {
      Query only = new Query.And(List.of(eased.query(), new Query.Not(query)));
      for (TaggedItem item : archive.search(only, null, OF_ONE).entries()) {
        if (near.size() < SHOWN && !item.item().seen().isBefore(since)) {
          Map<String, Object> view = ApiJson.fields(View.of(item));
          view.put("missed", eased.missed());
          near.putIfAbsent(item.id(), view);
        }
      }
    }
    return List.copyOf(near.values());
  }

  List<Eased> eased(Query query) {
    return query instanceof Query.And(var parts) ? withoutOne(parts) : weaker(query);
  }

  /// Each condition weaker, or gone where the others still say something.
  private List<Eased> withoutOne(List<Query> parts) {
    List<Eased> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Query part = parts.get(i);
      List<Query> others = new ArrayList<>(parts);
      others.remove(i);
      for (Eased weaker : weaker(part)) {
        List<Query> eased = new ArrayList<>(others);
        eased.add(weaker.query());
        all.add(new Eased(new Query.And(eased), weaker.missed()));
      }
      if (others.stream().anyMatch(other -> !(other instanceof Query.Not))) {
        all.add(new Eased(new Query.And(others), missed(part)));
      }
    }
    return all;
  }

  private static String missed(Query part) {
    return part instanceof Query.Not(Query inner)
        ? "kept out by -" + inner.print()
        : "lacks " + part.print();
  }

  private List<Eased> weaker(Query part) {
    return switch (part) {
      case Query.Scope(Field field, Query.Words(String name, boolean _))
          when field == Field.TOPIC ->
          topics.apply(name).map(NearMisses::signals).map(List::of).orElse(List.of());
      case Query.Scope(Field field, Query inner) when field == Field.TOPIC ->
          inner instanceof Query.Or(var names)
              ? names.stream()
                  .flatMap(name -> weaker(new Query.Scope(field, name)).stream())
                  .toList()
              : List.of();
      case Query.Scope(Field field, Query inner) when field.isText() ->
          List.of(new Eased(inner, "has it, but not in the " + field.word()));
      case Query.Words(String text, boolean exact) when exact ->
          List.of(new Eased(new Query.Words(text, false), "written another way than =" + text));
      case Query.Words(String text, boolean _) when text.contains(" ") ->
          List.of(new Eased(words(text), "has the words of \"" + text + "\", but apart"));
      case Query.Near(Query left, Query right, int distance) ->
          List.of(
              new Eased(
                  new Query.And(List.of(left, right)),
                  "has both, but more than " + distance + " words apart"));
      case Query.Or(var parts) -> parts.stream().flatMap(one -> weaker(one).stream()).toList();
      case Query.Words _,
          Query.Prefix _,
          Query.Everything _,
          Query.Scope _,
          Query.And _,
          Query.Not _ ->
          List.of();
    };
  }

  private static Query words(String text) {
    return new Query.And(
        Pattern.compile(" ")
            .splitAsStream(text)
            .<Query>map(w -> new Query.Words(w, false))
            .toList());
  }

  /// What has any signal of a topic, though together they were too weak for the tag.
  private static Eased signals(Topic topic) {
    List<Query> signals =
        topic.signals().stream().map(signal -> Query.parse(signal.query())).toList();
    Query any = signals.size() == 1 ? signals.getFirst() : new Query.Or(signals);
    return new Eased(any, "has a signal of " + topic.name() + ", but too weak for the tag");
  }
}
