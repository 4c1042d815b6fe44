package org.nightdesk.tagging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nightdesk.contract.Hash;
import org.nightdesk.contract.Topic;
import org.nightdesk.tagging.entity.Gazetteer;
import org.nightdesk.tagging.language.Languages;
import org.nightdesk.tagging.topic.TopicReader;

/// All that decides: languages, gazetteer, topics. Immutable; a change makes another taxonomy with
/// another version.
public final class Taxonomy {
  /// Enough that two versions never meet by chance, and short enough to read aloud.
  private static final int VERSION_BYTES = 6;

  private final Languages languages;
  private final Gazetteer gazetteer;
  private final Map<String, Topic> topics;
  private final String version;

  private Taxonomy(Languages languages, Gazetteer gazetteer, Map<String, Topic> topics) {
    this.languages = languages;
    this.gazetteer = gazetteer;
    this.topics = new LinkedHashMap<>(topics);
    String told = new TreeMap<>(topics).values().toString();
    this.version = Hash.of(VERSION_BYTES, languages.version(), gazetteer.version(), told);
  }

  /// The taxonomy that ships with Nightdesk. Reads its files anew at every call.
  ///
  /// @throws org.nightdesk.tagging.source.Mistake if a file is wrong; the message names the line
  public static Taxonomy builtIn() {
    Taxonomy taxonomy = withoutTopics();
    for (Topic topic : builtInTopics()) {
      taxonomy = taxonomy.with(topic);
    }
    return taxonomy;
  }

  /// Languages and gazetteer of [#builtIn()], and no topic: what topics from elsewhere build on.
  public static Taxonomy withoutTopics() {
    return new Taxonomy(Languages.builtIn(), Gazetteer.builtIn(), Map.of());
  }

  /// The topics that ship with Nightdesk.
  public static List<Topic> builtInTopics() {
    return TopicReader.builtIn();
  }

  /// The same with this topic, in place of one of the same name.
  public Taxonomy with(Topic topic) {
    Map<String, Topic> changed = new LinkedHashMap<>(topics);
    changed.put(topic.name(), topic);
    return new Taxonomy(languages, gazetteer, changed);
  }

  /// The same without the topic of this name.
  public Taxonomy without(String name) {
    Map<String, Topic> changed = new LinkedHashMap<>(topics);
    changed.remove(name);
    return new Taxonomy(languages, gazetteer, changed);
  }

  public List<Topic> topics() {
    return List.copyOf(topics.values());
  }

  public Optional<Topic> topic(String name) {
    return Optional.ofNullable(topics.get(name));
  }

  public Languages languages() {
    return languages;
  }

  public Gazetteer gazetteer() {
    return gazetteer;
  }

  /// A short hash over everything; the order in which topics were added does not matter.
  public String version() {
    return version;
  }
}
