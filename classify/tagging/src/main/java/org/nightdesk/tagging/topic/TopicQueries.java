package org.nightdesk.tagging.topic;

import java.util.HashSet;
import java.util.Set;
import org.nightdesk.query.Field;
import org.nightdesk.query.Query;

/// What a topic's query asks of the gazetteer.
public final class TopicQueries {
  private TopicQueries() {}

  /// The ids, and kinds as `kind/vendor`, whose presence it asks for; what it excludes is left out.
  public static Set<String> entities(Query query) {
    Set<String> asked = new HashSet<>();
    collect(query, false, asked);
    return Set.copyOf(asked);
  }

  private static void collect(Query query, boolean inEntity, Set<String> asked) {
    switch (query) {
      case Query.And(var parts) -> parts.forEach(part -> collect(part, inEntity, asked));
      case Query.Or(var parts) -> parts.forEach(part -> collect(part, inEntity, asked));
      case Query.Scope(Field field, Query value) -> collect(value, field == Field.ENTITY, asked);
      case Query.Words(String text, boolean _) -> {
        if (inEntity) {
          asked.add(text);
        }
      }
      case Query.Everything _, Query.Prefix _, Query.Near _, Query.Not _ -> {}
    }
  }
}
