package org.nightdesk.desk.topics;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.contract.Topic;
import org.nightdesk.query.Query;
import org.nightdesk.query.QueryException;

/// What can be said of a topic by looking at it alone: its name, its numbers, its queries. Pure.
final class TopicShape {
  private static final int MOST = 200;

  private TopicShape() {}

  static List<String> problems(Topic topic) {
    List<String> problems = new ArrayList<>();
    if (topic.name() == null || !topic.name().matches("[a-z][a-z0-9-]{0,31}")) {
      problems.add("name is not a lower-case word of at most 32 characters: " + topic.name());
    }
    if (topic.title() == null || topic.title().isBlank() || topic.title().length() > 100) {
      problems.add("title is missing or longer than 100 characters");
    }
    if (topic.description() == null || topic.description().length() > 1_000) {
      problems.add("description is missing or longer than 1000 characters");
    }
    if (!(topic.threshold() > 0 && topic.threshold() <= 1)) {
      problems.add("threshold is not over 0 and at most 1: " + topic.threshold());
    }
    if (topic.signals().isEmpty()) {
      problems.add("a topic without signals is given to nothing");
    }
    if (topic.signals().size() + topic.doubts().size() > MOST || topic.examples().size() > MOST) {
      problems.add("more than " + MOST + " signals or examples");
      return problems;
    }
    topic.signals().forEach(signal -> check("signal", signal, problems));
    topic.doubts().forEach(doubt -> check("doubt", doubt, problems));
    return problems;
  }

  private static void check(String kind, Topic.Signal signal, List<String> problems) {
    String which = kind + " \"" + signal.name() + "\"";
    if (signal.name() == null || signal.name().isBlank()) {
      problems.add("a " + kind + " has no name");
    }
    if (!(signal.weight() > 0 && signal.weight() <= 1)) {
      problems.add(which + ": weight is not over 0 and at most 1: " + signal.weight());
    }
    if (signal.query() == null) {
      problems.add(which + " has no query");
      return;
    }
    try {
      Object _ = Query.parse(signal.query());
    } catch (QueryException e) {
      problems.add(
          which + ": " + e.getMessage() + " (at character " + e.position() + "); " + e.hint());
    }
  }
}
