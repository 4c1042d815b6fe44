package org.nightdesk.classify.tag;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.classify.measure.ClassifyMetrics;
import org.nightdesk.contract.Item;
import org.nightdesk.contract.Topic;
import org.nightdesk.runtime.health.Health;
import org.nightdesk.tagging.Tagger;
import org.nightdesk.tagging.Tagging;
import org.nightdesk.tagging.Taxonomy;
import org.nightdesk.tagging.Text;
import org.nightdesk.tagging.TopicCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tagger of the topics as they stand now. [#changed] is called by one thread, the table's;
/// [#tag] by any, and never waits.
public final class LiveTagger implements ItemTagger {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTagger.class);

  private final ClassifyMetrics metrics;

  /// Definitions that are not in force: a topic that implies another may come before that one.
  private final Map<String, Topic> pending = new LinkedHashMap<>();

  private volatile Map<String, List<String>> refused = Map.of();
  private volatile Taxonomy taxonomy = Taxonomy.withoutTopics();
  private volatile Tagger tagger = Tagger.of(taxonomy);

  public LiveTagger(ClassifyMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public Tagging tag(Item item) {
    return tagger.tag(new Text(item.title(), item.summary(), item.body(), item.language()));
  }

  /// What is wrong with a definition, whatever other topics there are; empty: it can be used, if
  /// not yet, then once the topics that it implies are there.
  public List<String> problems(String name, Topic topic) {
    return topic.name().equals(name)
        ? TopicCheck.faults(topic, taxonomy)
        : List.of("key %s holds topic %s".formatted(name, topic.name()));
  }

  /// A topic was defined, or taken away.
  public void changed(String name, @Nullable Topic topic) {
    pending.remove(name);
    if (topic == null) {
      metrics.topic("removed");
      use(taxonomy.without(name));
    } else if (!topic.name().equals(name)) {
      throw new IllegalArgumentException("key %s holds topic %s".formatted(name, topic.name()));
    } else {
      pending.put(name, topic);
    }
    settle(name);
  }

  /// Takes what can be taken, as often as that lets another one in.
  private void settle(String changed) {
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    for (boolean again = true; again; ) {
      again = false;
      reasons.clear();
      for (Iterator<Topic> each = pending.values().iterator(); each.hasNext(); ) {
        Topic topic = each.next();
        List<String> problems = TopicCheck.problems(topic, taxonomy);
        if (problems.isEmpty()) {
          each.remove();
          use(taxonomy.with(topic));
          metrics.topic("taken");
          again = true;
        } else {
          reasons.put(topic.name(), problems);
        }
      }
    }
    refused = Map.copyOf(reasons);
    List<String> problems = reasons.get(changed);
    if (problems != null) {
      metrics.topic("refused");
      LOG.warn("topic refused, the one before stays topic={} reason={}", changed, problems);
    }
  }

  private void use(Taxonomy next) {
    tagger = Tagger.of(next);
    taxonomy = next;
    LOG.info("taxonomy version={} topics={}", next.version(), next.topics().size());
  }

  /// Why definitions are not in force, by topic.
  public Map<String, List<String>> refused() {
    return refused;
  }

  /// Which topics are in force. A refused one is named, but does not keep the stage from its work.
  public Health.Report report() {
    String detail = "%d topics, version %s".formatted(taxonomy.topics().size(), taxonomy.version());
    Map<String, List<String>> now = refused;
    return new Health.Report.Ready(now.isEmpty() ? detail : detail + "; refused: " + now);
  }
}
