package org.nightdesk.tagging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Tag;
import org.nightdesk.query.Analysis;
import org.nightdesk.query.Document;
import org.nightdesk.tagging.entity.EntityFinder;
import org.nightdesk.tagging.entity.Fields;
import org.nightdesk.tagging.language.LanguageDetector;
import org.nightdesk.tagging.topic.TopicScorer;

/// Says what a text is about, and by which words. Thread-safe; the same text and taxonomy give the
/// same answer.
public final class Tagger {
  private final Taxonomy taxonomy;
  private final LanguageDetector languages;
  private final EntityFinder entities;
  private final Analysis analysis = new Analysis();
  private final TopicScorer topics;

  private Tagger(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.languages = new LanguageDetector(taxonomy.languages());
    this.entities = new EntityFinder(taxonomy.gazetteer());
    this.topics = new TopicScorer(taxonomy.topics(), analysis);
  }

  /// A tagger for this taxonomy.
  ///
  /// @throws IllegalArgumentException if a topic holds what is no query; [TopicCheck] tells before
  public static Tagger of(Taxonomy taxonomy) {
    return new Tagger(taxonomy);
  }

  /// Language, entities and tags of a text.
  public Tagging tag(Text text) {
    Fields fields = Fields.of(text.title(), text.summary(), text.body());
    String language = languages.detect(fields.all(), text.language());
    List<Entity> named = entities.find(fields, taxonomy.languages().inflection(language));
    List<Tag> tags = topics.tags(analysis.analyze(document(text, language, named)), named);
    return new Tagging(language, named, tags, taxonomy.version());
  }

  private static Document document(Text text, String language, List<Entity> named) {
    Set<String> ids = new HashSet<>();
    for (Entity entity : named) {
      if (entity.decided()) {
        ids.add(entity.id());
        ids.add("kind/" + entity.kind());
      }
    }
    return new Document(
        text.title(), text.summary(), text.body(), language, Set.of(), ids, Set.of(), null);
  }
}
