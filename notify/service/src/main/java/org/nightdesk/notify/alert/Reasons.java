package org.nightdesk.notify.alert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nightdesk.contract.Alert;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.TaggedItem;
import org.nightdesk.query.AnalyzedDocument;
import org.nightdesk.query.Field;
import org.nightdesk.query.Query;
import org.nightdesk.query.Span;

/// Why a query's subscribers hear of an item: first the topics that the query names, with the words
/// that earned the tag, then the words of the query itself; a query that names neither is told the
/// item's topics. Pure.
public final class Reasons {
  private static final int TOPICS = 3;
  private static final int WORDS = 3;

  private Reasons() {}

  /// At most six, strongest first; empty only for an item without tags that matched by its source
  /// or language alone.
  public static List<Alert.Reason> of(TaggedItem tagged, Query query, AnalyzedDocument document) {
    Set<String> named = new LinkedHashSet<>();
    collectTopics(query, false, named);
    List<Span> spans = query.spans(document);
    boolean all = (named.isEmpty() && spans.isEmpty()) || named.contains("*");
    List<Alert.Reason> reasons = new ArrayList<>();
    for (Tag tag : tagged.tags()) {
      if (reasons.size() < TOPICS && (all || named.contains(tag.topic()))) {
        reasons.add(topic(tagged.item(), tag));
      }
    }
    int end = reasons.size() + WORDS;
    Set<String> told = new LinkedHashSet<>();
    for (Span span : spans) {
      if (reasons.size() < end && told.add(span.words().toLowerCase(java.util.Locale.ROOT))) {
        Snippet snippet = Snippet.of(tagged.item(), span.field(), span.start(), span.end());
        reasons.add(
            new Alert.Reason(null, null, snippet.before(), snippet.words(), snippet.after()));
      }
    }
    return reasons;
  }

  private static Alert.Reason topic(Item item, Tag tag) {
    if (tag.evidence().isEmpty()) {
      return new Alert.Reason(tag.topic(), tag.score(), "", "", "");
    }
    Tag.Evidence best = tag.evidence().getFirst();
    Snippet snippet = Snippet.of(item, best.field(), best.start(), best.end());
    return new Alert.Reason(
        tag.topic(), tag.score(), snippet.before(), snippet.words(), snippet.after());
  }

  private static void collectTopics(Query query, boolean inTopic, Set<String> named) {
    switch (query) {
      case Query.Everything() -> {
        if (inTopic) {
          named.add("*");
        }
      }
      case Query.Words words -> {
        if (inTopic) {
          named.add(words.text());
        }
      }
      case Query.Scope(Field field, Query inner) ->
          collectTopics(inner, field == Field.TOPIC, named);
      case Query.And(List<Query> parts) ->
          parts.forEach(part -> collectTopics(part, inTopic, named));
      case Query.Or(List<Query> parts) ->
          parts.forEach(part -> collectTopics(part, inTopic, named));
      case Query.Not _, Query.Near _, Query.Prefix _ -> {}
    }
  }
}
