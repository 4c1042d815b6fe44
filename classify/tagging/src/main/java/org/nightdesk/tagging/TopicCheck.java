package org.nightdesk.tagging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nightdesk.contract.Topic;
import org.nightdesk.query.Query;
import org.nightdesk.query.QueryException;
import org.nightdesk.tagging.topic.TopicQueries;

/// Says what is wrong with a topic, in sentences for the person who wrote it.
public final class TopicCheck {
  private static final String NAME = "[a-z][a-z0-9-]{0,31}";

  private final Topic topic;
  private final Taxonomy taxonomy;
  private final List<String> problems = new ArrayList<>();

  private TopicCheck(Topic topic, Taxonomy taxonomy) {
    this.topic = topic;
    this.taxonomy = taxonomy;
  }

  /// Returns the problems; empty: it can be used.
  ///
  /// @param topic new, or in place of one of the same name
  /// @param taxonomy what it would be added to
  public static List<String> problems(Topic topic, Taxonomy taxonomy) {
    return new TopicCheck(topic, taxonomy).check();
  }

  /// Returns the problems that the topic has whatever other topics there are. What it implies may
  /// come later, and what its examples get depends on the others.
  ///
  /// @param taxonomy whose gazetteer it is to be used with
  public static List<String> faults(Topic topic, Taxonomy taxonomy) {
    TopicCheck check = new TopicCheck(topic, taxonomy);
    check.requireShape();
    check.requireSignals();
    return List.copyOf(check.problems);
  }

  private List<String> check() {
    requireShape();
    requireImplied();
    requireSignals();
    // Examples say nothing of a topic that cannot be used.
    if (problems.isEmpty()) {
      tryExamples();
    }
    return List.copyOf(problems);
  }

  private void requireShape() {
    if (!topic.name().matches(NAME)) {
      problems.add("name is not a lower-case word of at most 32 letters: " + topic.name());
    }
    requireShare("threshold", topic.threshold());
    if (topic.signals().isEmpty()) {
      problems.add("it has no signal, so nothing would ever get it");
    }
  }

  private void requireImplied() {
    for (String implied : topic.implies()) {
      if (implied.equals(topic.name()) || taxonomy.topic(implied).isEmpty()) {
        problems.add("implies a topic that is not there: " + implied);
      }
    }
  }

  private void requireShare(String what, double share) {
    if (!(share > 0 && share <= 1)) {
      problems.add(what + " is not over 0 to 1: " + share);
    }
  }

  private void requireSignals() {
    requireSignals("signal", topic.signals());
    requireSignals("doubt", topic.doubts());
  }

  private void requireSignals(String kind, List<Topic.Signal> signals) {
    Set<String> names = new HashSet<>();
    for (Topic.Signal signal : signals) {
      String what = kind + " \"" + signal.name() + "\"";
      if (!names.add(signal.name())) {
        problems.add(what + " is there twice");
      }
      requireShare("weight of " + what, signal.weight());
      requireQuery(what, signal.query());
    }
  }

  private void requireQuery(String what, String text) {
    try {
      Query query = Query.parse(text);
      for (String asked : TopicQueries.entities(query)) {
        boolean known =
            asked.startsWith("kind/")
                ? taxonomy.gazetteer().hasKind(asked.substring("kind/".length()))
                : taxonomy.gazetteer().has(asked);
        if (!known) {
          problems.add(what + " asks for an entity that the gazetteer has not: " + asked);
        }
      }
    } catch (QueryException e) {
      problems.add(what + ": " + e.getMessage() + " (character " + e.position() + "). " + e.hint());
    }
  }

  private void tryExamples() {
    Tagger tagger = Tagger.of(taxonomy.with(topic));
    for (Topic.Example example : topic.examples()) {
      Text text = new Text(example.text(), "", "", example.language());
      boolean given =
          tagger.tag(text).tags().stream().anyMatch(tag -> tag.topic().equals(topic.name()));
      if (given != example.match()) {
        problems.add(
            "example " + (example.match() ? "does not get it: " : "gets it: ") + example.text());
      }
    }
  }
}
