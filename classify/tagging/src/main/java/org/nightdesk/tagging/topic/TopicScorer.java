package org.nightdesk.tagging.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Tag;
import org.nightdesk.contract.Topic;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.AnalyzedDocument;
import org.nightdesk.query.Query;
import org.nightdesk.query.QueryException;
import org.nightdesk.query.QueryIndex;

/// Scores items against topics. Immutable and thread-safe.
public final class TopicScorer {
  private static final double PLACES = 1000;

  private record Part(String key, Topic.Signal signal, Query query) {}

  private record Compiled(Topic topic, List<Part> signals, List<Part> doubts) {}

  private final List<Compiled> topics = new ArrayList<>();
  private final QueryIndex index;

  /// Makes the queries of all topics ready.
  ///
  /// @param analysis the one that the items are analysed by
  /// @throws IllegalArgumentException if one is no query; the message names topic and signal
  public TopicScorer(List<Topic> topics, Analysis analysis) {
    Map<String, Query> queries = new HashMap<>();
    for (Topic topic : topics) {
      List<Part> signals = parts(topic, "signal", topic.signals());
      List<Part> doubts = parts(topic, "doubt", topic.doubts());
      signals.forEach(part -> queries.put(part.key(), part.query()));
      doubts.forEach(part -> queries.put(part.key(), part.query()));
      this.topics.add(new Compiled(topic, signals, doubts));
    }
    index = QueryIndex.of(analysis, queries);
  }

  private static List<Part> parts(Topic topic, String kind, List<Topic.Signal> signals) {
    List<Part> parts = new ArrayList<>();
    for (Topic.Signal signal : signals) {
      String key = topic.name() + '/' + kind + '/' + parts.size();
      try {
        parts.add(new Part(key, signal, Query.parse(signal.query())));
      } catch (QueryException e) {
        throw new IllegalArgumentException(
            "topic " + topic.name() + ", " + kind + " \"" + signal.name() + "\": " + e.getMessage(),
            e);
      }
    }
    return List.copyOf(parts);
  }

  /// Returns the tags an item earns, highest score first. Each has evidence; a score that no word
  /// of the item can be shown for gives none.
  ///
  /// @param document the item, with the entities it names
  /// @param entities the same entities, with their places
  public List<Tag> tags(AnalyzedDocument document, List<Entity> entities) {
    Set<String> matching = index.matching(document);
    if (matching.isEmpty()) {
      return List.of();
    }
    Map<String, Tag> tags = new LinkedHashMap<>();
    for (Compiled compiled : topics) {
      Tag tag = tag(compiled, matching, document, entities);
      if (tag.score() >= compiled.topic().threshold() && !tag.evidence().isEmpty()) {
        tags.merge(tag.topic(), tag, TopicScorer::stronger);
        imply(compiled.topic(), tag, tags);
      }
    }
    return tags.values().stream()
        .sorted(Comparator.comparingDouble(Tag::score).reversed().thenComparing(Tag::topic))
        .toList();
  }

  private static Tag tag(
      Compiled compiled, Set<String> matching, AnalyzedDocument document, List<Entity> entities) {
    List<Part> signals = matched(compiled.signals(), matching);
    double score = rounded(score(signals, matched(compiled.doubts(), matching)));
    String topic = compiled.topic().name();
    if (score < compiled.topic().threshold()) {
      return new Tag(topic, score, List.of());
    }
    List<Tag.Evidence> evidence = new ArrayList<>();
    signals.stream()
        .sorted(Comparator.comparingDouble(part -> -part.signal().weight()))
        .forEach(part ->
            evidence.addAll(Evidence.of(part.signal().name(), part.query(), document, entities)));
    return new Tag(topic, score, evidence);
  }

  private static List<Part> matched(List<Part> parts, Set<String> matching) {
    return parts.stream().filter(part -> matching.contains(part.key())).toList();
  }

  private static double score(List<Part> signals, List<Part> doubts) {
    double missing = 1;
    for (Part part : signals) {
      missing *= 1 - part.signal().weight();
    }
    double score = 1 - missing;
    for (Part part : doubts) {
      score *= 1 - part.signal().weight();
    }
    return score;
  }

  private static double rounded(double score) {
    return Math.round(score * PLACES) / PLACES;
  }

  private static void imply(Topic topic, Tag tag, Map<String, Tag> tags) {
    for (String implied : topic.implies()) {
      List<Tag.Evidence> evidence =
          tag.evidence().stream()
              .map(e ->
                  new Tag.Evidence(
                      e.field(), e.start(), e.end(), e.words(), topic.name() + ": " + e.signal()))
              .toList();
      tags.merge(implied, new Tag(implied, tag.score(), evidence), TopicScorer::stronger);
    }
  }

  private static Tag stronger(Tag one, Tag other) {
    return one.score() >= other.score() ? one : other;
  }
}
