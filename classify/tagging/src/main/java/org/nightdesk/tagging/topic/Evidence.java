package org.nightdesk.tagging.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nightdesk.contract.Entity;
import org.nightdesk.contract.Tag;
import org.nightdesk.query.AnalyzedDocument;
import org.nightdesk.query.Query;
import org.nightdesk.query.Span;

/// The words of an item that made a signal match.
final class Evidence {
  /// A reader is convinced by the first few; a body can hold hundreds.
  private static final int MOST = 8;

  private Evidence() {}

  static List<Tag.Evidence> of(
      String signal, Query query, AnalyzedDocument document, List<Entity> entities) {
    List<Tag.Evidence> evidence = new ArrayList<>();
    for (Span span : query.spans(document)) {
      evidence.add(new Tag.Evidence(span.field(), span.start(), span.end(), span.words(), signal));
    }
    Set<String> asked = TopicQueries.entities(query);
    for (Entity entity : entities) {
      if (entity.decided() && isAsked(entity, asked)) {
        entity.mentions().forEach(mention -> evidence.add(of(mention, signal)));
      }
    }
    return evidence.stream().distinct().limit(MOST).toList();
  }

  private static boolean isAsked(Entity entity, Set<String> asked) {
    return asked.contains(entity.id()) || asked.contains("kind/" + entity.kind());
  }

  private static Tag.Evidence of(Entity.Mention mention, String signal) {
    return new Tag.Evidence(
        mention.field(), mention.start(), mention.end(), mention.words(), signal);
  }
}
